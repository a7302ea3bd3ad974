import sql from "sql-template-tag";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "~/db.server";
import { foldReceipts, listBackfills } from "~/domains/ingest/index.server";
import { getShop } from "~/domains/shops/index.server";
import type { Shop } from "~/domains/shops/model";
import { drain } from "~/jobs/drain.server";
import { factories } from "../../sandbox/factories/factories";
import { DAY, instant } from "../../sandbox/factories/instants";
import { storeOf } from "../../sandbox/factories/store";
import { placeOrder, uninstall } from "../../sandbox/shopify/store/actions";
import { deliver } from "../support/door";
import { connectShopify, type ConnectedShopify } from "../support/shopify";

const domain = "scopes.myshopify.com";
const scopes = ["read_customers", "read_customer_merge", "read_orders", "read_products"];
const withAllOrders = [...scopes, "read_all_orders"];

const start = new Date();
const make = factories(9, start);
const product = make.product();
const regular = make.customer({ email: "regular@example.com", createdAt: instant(start.getTime() - 400 * DAY) });
const orderOf = (days: number) =>
  make.order({ customer: regular, lines: [make.line(product)], processedAt: instant(start.getTime() - days * DAY) });
const store = storeOf({
  shop: make.shop({ domain }),
  products: [product],
  customers: [regular],
  orders: [orderOf(300), orderOf(200)],
});

let shopify: ConnectedShopify;
let shop: Shop;

beforeAll(async () => {
  shopify = await connectShopify(store, { scopes });
  shop = await shopify.open(domain, new Date());
  await readHistory();
});

afterAll(() => shopify.close());

async function readHistory(): Promise<void> {
  for (let seconds = 0; seconds < 600; seconds += 10) {
    await shopify.webhooks.settled();
    await drain(shop.id, () => new Date(Date.now() + seconds * 1000));
    if ((await getShop(shop.id)).readyAt) return;
  }
  expect.fail("The history was not read");
}

async function countOrders(): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    sql`SELECT count(*)::int AS count FROM orders WHERE shop_id = ${shop.id}`,
  );
  return row?.count ?? 0;
}

/** Every segment somebody was ever in, by name, in the order of entering. */
async function segmentsEver(): Promise<string[]> {
  const rows = await db.query<{ name: string }>(sql`
    SELECT s.name FROM memberships m JOIN segments s ON s.shop_id = m.shop_id AND s.id = m.segment_id
    WHERE m.shop_id = ${shop.id} ORDER BY m.entered_at, s.id`);
  return [...new Set(rows.map(({ name }) => name))];
}

async function grant(granted: string[]): Promise<void> {
  shopify.grantScopes(domain, granted);
  await shopify.webhooks.settled();
  await foldReceipts(shop.id, new Date());
}

test("when orders of any age become readable they are all read, and nobody passes for new meanwhile", async () => {
  expect((await getShop(shop.id)).historyFrom).not.toBeNull();
  expect(await countOrders()).toBe(0);

  // The merchant grants it, and in the same moment somebody buys who last did 200 days ago.
  shopify.perform(domain, placeOrder, {
    customerId: regular.id,
    lines: [{ variantId: product.variants[0].id, quantity: 1 }],
  });
  await grant(withAllOrders);
  expect(await getShop(shop.id)).toMatchObject({ historyFrom: null, readyAt: null, generation: 1 });
  expect((await listBackfills(shop.id, 1)).map(({ kind, state }) => `${kind} ${state}`)).toEqual([
    "products done",
    "collections done",
    "customers done",
    "orders waiting",
  ]);

  await readHistory();
  expect(await countOrders()).toBe(3);
  expect(await segmentsEver()).not.toContain("New");
});

test("when it is withdrawn, nothing that is known is forgotten; told late or twice, it changes nothing", async () => {
  const known = await getShop(shop.id);
  const granted = shopify.webhooks.deliveries.findLast(({ topic }) => topic === "app/scopes_update");
  if (!granted) throw new Error("Nothing was granted");
  const tellAgain = async () => {
    expect(await deliver(granted.url, { ...granted, shop: domain })).toBe(200);
    await foldReceipts(shop.id, new Date());
  };
  await tellAgain();
  await grant(scopes);
  await tellAgain();
  expect(await getShop(shop.id)).toEqual(known);
  expect(await countOrders()).toBe(3);
  expect((await listBackfills(shop.id, 1)).every(({ state }) => state === "done")).toBe(true);
  const [row] = await db.query<{ scopes: string }>(sql`SELECT scopes FROM shops WHERE id = ${shop.id}`);
  expect(row?.scopes).toBe(scopes.toSorted().join(","));
});

test("what a former install was granted does not count for the present one", async () => {
  const granted = shopify.webhooks.deliveries.find(({ topic }) => topic === "app/scopes_update");
  if (!granted) throw new Error("Nothing was granted");
  shopify.perform(domain, uninstall, {});
  await shopify.webhooks.settled();
  await drain(shop.id, () => new Date());
  await shopify.open(domain, new Date());
  await readHistory();
  const present = await getShop(shop.id);
  expect(present.historyFrom).not.toBeNull();

  // A grant of its last moment comes only now.
  const lastMoment = new Date((present.installedAt?.getTime() ?? 0) - 1).toISOString();
  const body = granted.body.replace(/("updated_at": ?)"[^"]+"/, `$1"${lastMoment}"`);
  expect(body).toContain(lastMoment);
  expect(await deliver(granted.url, { topic: granted.topic, body, shop: domain })).toBe(200);
  await foldReceipts(shop.id, new Date());
  expect(await getShop(shop.id)).toEqual(present);
});
