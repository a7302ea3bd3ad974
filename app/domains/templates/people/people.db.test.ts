import sql from "sql-template-tag";
import { beforeAll, expect, test } from "vitest";
import { db } from "~/db.server";
import { ensureMonths } from "~/domains/events/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import { findPeople } from "./queries.server";

const now = new Date("2026-05-03T12:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
let shopId: number;

beforeAll(async () => {
  shopId = (await ensureShop("people.myshopify.com")).id;
  await ensureMonths([now, daysAgo(40)]);
});

async function shopper(name: string, place: { city?: string; country?: string } = {}): Promise<string> {
  const [row] = await db.query<{ id: string }>(sql`
    INSERT INTO profiles (shop_id, first_name, city, country_code, known_since)
    VALUES (${shopId}, ${name}, ${place.city ?? null}, ${place.country ?? null}, ${now}) RETURNING id`);
  return row?.id ?? "";
}

async function order(profileId: string, orderId: number, at: Date, lines: [string, number][], isCancelled = false) {
  await db.query(sql`
    INSERT INTO orders (shop_id, order_id, profile_id, currency, total_minor, discount_codes, processed_at, cancelled_at, version, digest)
    VALUES (${shopId}, ${orderId}, ${profileId}, 'GBP', 0, '{}', ${at}, ${isCancelled ? at : null}, ${at}, '')`);
  for (const [i, [title, price]] of lines.entries()) {
    await db.query(sql`
      INSERT INTO order_lines (shop_id, order_id, line_id, title, quantity, current_quantity, unit_price_minor, version, digest)
      VALUES (${shopId}, ${orderId}, ${i}, ${title}, 1, 1, ${price}, ${at}, '')`);
  }
}

async function basket(profileId: string, token: string, at: Date, url: string | null, titles: string[]) {
  const lines = titles.map((title, i) => ({
    title,
    priceMinor: 100 * (i + 1),
    quantity: 1,
    productId: null,
    variantId: null,
  }));
  await db.query(sql`
    INSERT INTO baskets (shop_id, kind, token, profile_id, lines, recovery_url, started_at, version, digest)
    VALUES (${shopId}, 'checkout', ${token}, ${profileId}, ${JSON.stringify(lines)}::jsonb, ${url}, ${at}, ${at}, '')`);
}

const everything = new Set(["last_product", "viewed_product", "cart_product", "cart_url"]);

test("what is known of a shopper is found, and what is not asked for is not looked for", async () => {
  const ada = await shopper("Ada", { city: "Leeds", country: "GB" });
  await order(ada, 1, daysAgo(9), [["Older", 900]]);
  await order(ada, 2, daysAgo(5), [
    ["Spoon", 100],
    ["Bowl", 500],
  ]);
  await order(ada, 3, daysAgo(1), [["Cancelled", 900]], true);
  await basket(ada, "old", daysAgo(3), "https://shop.example/old", ["Candle"]);
  await basket(ada, "new", daysAgo(2), "https://shop.example/cart", ["Apron", "Board"]);
  await db.query(sql`
    INSERT INTO products (shop_id, product_id, title, tags, version, digest) VALUES (${shopId}, 7, 'Carafe', '{}', ${now}, '')`);
  await db.query(sql`
    INSERT INTO events (shop_id, occurred_at, kind, source_id, profile_id, properties)
    VALUES (${shopId}, ${daysAgo(1)}, 'product_viewed', 'v', ${ada}, '{"productIds": ["7"]}')`);
  const own = { first_name: "Ada", city: "Leeds", country: "United Kingdom" };
  expect((await findPeople(shopId, [ada], everything, now)).get(ada)).toEqual({
    ...own,
    ...{ last_product: "Bowl", viewed_product: "Carafe", cart_product: "Board", cart_url: "https://shop.example/cart" },
  });
  expect((await findPeople(shopId, [ada], new Set(), now)).get(ada)).toEqual(own);
});

test("a cart of long ago is none any more, and an address that is not safe is not used", async () => {
  const ben = await shopper("Ben");
  await basket(ben, "long-ago", daysAgo(31), "https://shop.example/cart", ["Apron"]);
  expect((await findPeople(shopId, [ben], everything, now)).get(ben)).toEqual({ first_name: "Ben" });
  await basket(ben, "unsafe", daysAgo(1), "javascript:alert(1)", []);
  expect((await findPeople(shopId, [ben], everything, now)).get(ben)).toEqual({ first_name: "Ben" });
});

test("what is no name is not called one", async () => {
  const names = [
    "",
    "  ",
    "Win at https://evil.example",
    "www.evil.example",
    "evil.com",
    "x@evil.example",
    "<b>",
    "a".repeat(41),
  ];
  const ids = await Promise.all(names.map((name) => shopper(name)));
  expect([...(await findPeople(shopId, ids, new Set(), now)).values()]).toEqual(names.map(() => ({})));
  const kept = await Promise.all(["Zoë", "O’Neill", "Anne-Marie", "J. R."].map((name) => shopper(name)));
  const found = await findPeople(shopId, kept, new Set(), now);
  expect(kept.map((id) => found.get(id)?.first_name)).toEqual(["Zoë", "O’Neill", "Anne-Marie", "J. R."]);
});

test("whoever was deleted, or belongs to another shop, is not found", async () => {
  const [gone, stays] = [await shopper("Gone"), await shopper("Stays")];
  await db.query(sql`UPDATE profiles SET deleted_at = ${now} WHERE shop_id = ${shopId} AND id = ${gone}`);
  expect([...(await findPeople(shopId, [gone, stays], everything, now)).keys()]).toEqual([stays]);
  const { id: otherId } = await ensureShop("other-people.myshopify.com");
  expect(await findPeople(otherId, [stays], everything, now)).toEqual(new Map());
});
