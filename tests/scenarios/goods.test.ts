import sql from "sql-template-tag";
import { beforeEach, expect, test } from "vitest";
import { describeEntry } from "~/components/timeline-words";
import { db, transact } from "~/db.server";
import { ensureMonths } from "~/domains/events/index.server";
import { noFacts } from "~/domains/ingest/facts";
import { saveFacts } from "~/domains/ingest/save.server";
import { listTimeline } from "~/domains/reports/index.server";
import { ensureShop } from "~/domains/shops/index.server";

const now = new Date();
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
let shopId: number;
let shops = 0;
const people: Record<string, string> = {};

beforeEach(async () => {
  shopId = (await ensureShop(`goods-${++shops}.myshopify.com`)).id;
  await ensureMonths([-70, -59, -31, 0].map(days));
  for (const name of ["ada", "ben", "cleo"]) {
    const [row] = await db.query<{ id: string }>(sql`
      INSERT INTO profiles (shop_id, first_name, known_since) VALUES (${shopId}, ${name}, ${days(-90)}) RETURNING id`);
    people[name] = row?.id ?? "";
  }
});

/** What somebody did with products. */
async function did(
  name: string,
  kind: "product_viewed" | "cart_updated",
  productIds: string[],
  at: Date,
): Promise<void> {
  await db.query(sql`
    INSERT INTO events (shop_id, occurred_at, kind, source_id, profile_id, properties)
    VALUES (${shopId}, ${at}, ${kind}, ${`${name} ${at.getTime()} ${productIds}`}, ${people[name] ?? null},
      ${JSON.stringify({ productIds })}::jsonb)`);
}

interface Stock {
  price?: number;
  available?: number;
  product?: string;
  variant?: string;
  status?: string;
}

/** Shopify tells of a product's variants, as of an instant. */
async function told(variants: Stock[], version: Date, cause: "live" | "history" = "live"): Promise<void> {
  const digest = JSON.stringify(variants);
  const facts = {
    ...noFacts(),
    products: variants.map(({ product = "8", status = "active" }) => ({
      ...{
        productId: product,
        title: `Product ${product}`,
        handle: "p",
        productType: "",
        vendor: "",
        status,
        tags: [],
      },
      ...{ imageUrl: null, createdAt: null, version, digest },
    })),
    variants: variants.map(({ product = "8", variant = "81", price = 5000, available = 3 }) => ({
      ...{ variantId: variant, productId: product, title: "", sku: "", priceMinor: price, compareAtMinor: null },
      ...{ available, sellsWhenOut: false, version, digest },
    })),
  };
  await transact((tx) => saveFacts(shopId, facts, cause, tx));
}

async function news() {
  const rows = await db.query<{ name: string; kind: string; properties: Record<string, unknown> }>(sql`
    SELECT p.first_name AS name, e.kind, e.properties FROM events e
    JOIN profiles p ON p.shop_id = e.shop_id AND p.id = e.profile_id
    WHERE e.shop_id = ${shopId} AND e.kind IN ('price_dropped', 'back_in_stock') ORDER BY e.occurred_at, 1, 2`);
  return rows.map(({ name, kind, properties: { variantId, fromMinor, toMinor } }) =>
    [name, kind, variantId, fromMinor, toMinor].filter((one) => one !== undefined),
  );
}

test("who looked at it or had it in a cart in the last 60 days hears of a lower price, and nobody else", async () => {
  await did("ada", "product_viewed", ["8"], days(-59));
  await did("ben", "cart_updated", ["7", "8"], days(-1));
  await did("cleo", "product_viewed", ["8"], days(-61));
  await did("cleo", "product_viewed", ["7"], days(-1));
  await told([{ price: 5000 }], days(-10));
  await told([{ price: 4000 }], now);
  expect(await news()).toEqual([
    ["ada", "price_dropped", "81", 5000, 4000],
    ["ben", "price_dropped", "81", 5000, 4000],
  ]);
  const dirty = await db.query<{ cause: string }>(sql`SELECT cause FROM dirty_profiles WHERE shop_id = ${shopId}`);
  expect(dirty).toEqual([{ cause: "live" }, { cause: "live" }]);
  const [entry] = await listTimeline(shopId, people["ada"] ?? "", { kind: "visits", limit: 1, offset: 0 });
  expect(entry && describeEntry(entry, null)).toBe("Something they know costs less now: “Product 8”");
});

test("what is there again is told, and several variants at once are told of once, by the one that fell most", async () => {
  await did("ada", "product_viewed", ["8"], days(-1));
  await told(
    [
      { variant: "81", price: 5000, available: 0 },
      { variant: "82", price: 9000 },
    ],
    days(-10),
  );
  await told(
    [
      { variant: "81", price: 4900, available: 4 },
      { variant: "82", price: 7000 },
    ],
    now,
  );
  expect(await news()).toEqual([
    ["ada", "back_in_stock", "81"],
    ["ada", "price_dropped", "82", 9000, 7000],
  ]);
});

test("the same word twice, an older word, a higher price and what was only learnt of the past tell nothing", async () => {
  await did("ada", "product_viewed", ["8"], days(-30));
  await told([{ price: 5000 }], days(-10));
  await told([{ price: 4000 }], days(-5), "history");
  await told([{ price: 3000 }], days(-7));
  await told([{ price: 4500 }], days(-4));
  expect(await news()).toEqual([]);
  await told([{ price: 4400 }], now);
  await told([{ price: 4400 }], now);
  expect(await news()).toHaveLength(1);
});

test("nobody hears of one product twice within 24 hours", async () => {
  await did("ada", "product_viewed", ["8"], days(-1));
  await told([{ price: 5000 }], days(-10));
  await told([{ price: 4000 }], days(-0.9));
  await told([{ price: 3000 }], days(-0.5));
  expect(await news()).toEqual([["ada", "price_dropped", "81", 5000, 4000]]);
  await told([{ price: 2000 }], days(0.2));
  expect(await news()).toHaveLength(2);
});

test("what the shop does not offer, and another shop's shoppers, are left alone", async () => {
  await did("ada", "product_viewed", ["8"], days(-1));
  await told([{ price: 5000 }], days(-10));
  await told([{ price: 4000, status: "draft" }], now);
  expect(await news()).toEqual([]);
  const own = shopId;
  const other = (await ensureShop(`goods-other-${shops}.myshopify.com`)).id;
  shopId = other;
  await told([{ price: 5000 }], days(-10));
  await told([{ price: 1000 }], now);
  shopId = own;
  expect(await news()).toEqual([]);
});
