import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import sql from "sql-template-tag";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "~/db.server";
import { importFile } from "~/domains/ingest/index.server";
import { customersBulk, ordersBulk } from "~/domains/ingest/backfill/operations";
import { describeShop, ensureShop, getShop, markReady } from "~/domains/shops/index.server";
import { shopifyWebhooks } from "~/doors/shopify-webhooks.server";
import { drain } from "~/jobs/drain.server";
import { factories } from "../../sandbox/factories/factories";
import { storeOf } from "../../sandbox/factories/store";
import type { Order, Store } from "../../sandbox/shopify/store/model";
import { type PrintableObject, serialize } from "../../sandbox/shopify/webhooks/json";
import { customerPayload, orderPayload, refundPayload } from "../../sandbox/shopify/webhooks/payloads";
import { bulkLines } from "../support/bulk-lines";
import { deliver, openDoor } from "../support/door";
import { orderPlans, storeAsPlanned } from "../support/order-plans";
import { paidAbroad } from "../support/paid-abroad";
import { factsOf } from "../support/state";

const now = new Date("2026-06-15T12:00:00Z");
const make = factories(1, now);
let door: Awaited<ReturnType<typeof openDoor>>;
let folder: string;
let shops = 0;

beforeAll(async () => {
  door = await openDoor(shopifyWebhooks);
  folder = await mkdtemp(join(tmpdir(), "money-"));
});
afterAll(async () => {
  await door.close();
  await rm(folder, { recursive: true });
});

/** A shop that is told of orders by deliveries through the door, by a bulk operation's file, or by both. */
async function openShop(currency: string) {
  const domain = `money-${++shops}.myshopify.com`;
  const { id } = await ensureShop(domain);
  await describeShop(id, { timezone: "Europe/London", currency });
  await markReady(id, now);
  const tell = async (topic: string, ...bodies: (PrintableObject | string)[]) => {
    for (const body of bodies) {
      const text = typeof body === "string" ? body : serialize(body);
      expect(await deliver(door.url, { topic, body: text, shop: domain, triggeredAt: now })).toBe(200);
    }
    await drain(id, () => now);
  };
  const read = async (lines: string[]) => {
    const file = join(folder, `${domain}.jsonl`);
    await writeFile(file, lines.join("\n"));
    const done = await importFile(await getShop(id), file, now, () => undefined);
    await drain(id, () => now);
    return done;
  };
  const spent = () =>
    db.query<{ who: string; orders: number; spent: string }>(sql`
      SELECT coalesce(p.email, p.customer_id::text) AS who, t.order_count AS orders, t.spent_minor AS spent
      FROM profiles p JOIN profile_traits t ON t.shop_id = p.shop_id AND t.profile_id = p.id
      WHERE p.shop_id = ${id} ORDER BY 1`);
  return { id, tell, read, spent };
}

function storeWith(...orders: Order[]): Store {
  return storeOf({ shop: make.shop({ currency: orders[0]?.currency ?? "GBP" }), orders });
}

function deliveryOf(order: Order): PrintableObject {
  return orderPayload(storeWith(order), order);
}

const rowsOf = (shopId: number) =>
  db.query<{ id: string; total: string; deleted: Date | null }>(sql`
    SELECT order_id AS id, total_minor AS total, deleted_at AS deleted FROM orders WHERE shop_id = ${shopId} ORDER BY 1`);

describe("an amount has the decimals of its currency, by either way in", () => {
  test.each([
    { currency: "GBP", prices: ["1250.00", "0.29"], totalMinor: "125029" },
    { currency: "JPY", prices: ["1250", "29"], totalMinor: "1279" },
    { currency: "KWD", prices: ["1250.125", "0.029"], totalMinor: "1250154" },
  ])("$currency", async ({ currency, prices, totalMinor }) => {
    const [zero = ""] = prices.map((price) => price.replaceAll(/[1-9]/g, "0"));
    const lines = prices.map((price) => make.line(make.product(), { price, discount: zero }));
    const order = make.order({ currency, email: "ada@example.com", lines, shippingPrice: zero });
    const delivered = await openShop(currency);
    await delivered.tell("orders/create", deliveryOf(order));
    const read = await openShop(currency);
    await read.read(await bulkLines(storeWith(order), ordersBulk, now));
    for (const shop of [delivered, read]) {
      expect(await shop.spent()).toEqual([{ who: "ada@example.com", orders: 1, spent: totalMinor }]);
      expect(await rowsOf(shop.id)).toEqual([{ id: order.id, total: totalMinor, deleted: null }]);
    }
  });
});

test("refunds and cancellations take away from what was spent, and from nothing else", async () => {
  const shop = await openShop("GBP");
  const line = make.line(make.product(), { quantity: 2, price: "20.00" });
  const [kept, other] = [1, 2].map(() => make.order({ email: "ada@example.com", lines: [{ ...line }] }));
  if (!kept || !other) throw new Error("Two orders were made");
  await shop.tell("orders/create", deliveryOf(kept), deliveryOf(other));
  expect(await shop.spent()).toEqual([{ who: "ada@example.com", orders: 2, spent: "8000" }]);

  const refund = make.refund(kept, { lines: [{ lineId: line.id, quantity: 1 }] });
  const settled = refundPayload(storeWith(kept), kept, refund);
  const pending = {
    ...settled,
    transactions: [{ kind: "refund", status: "pending", amount: "20.00", currency: "GBP" }],
  };
  await shop.tell("refunds/create", pending);
  expect(await shop.spent()).toMatchObject([{ orders: 2, spent: "8000" }]);
  await shop.tell("refunds/create", settled);
  expect(await shop.spent()).toMatchObject([{ orders: 2, spent: "6000" }]);
  // The first telling comes once more, late: what went back does not come back.
  await shop.tell("refunds/create", pending);
  expect(await shop.spent()).toMatchObject([{ orders: 2, spent: "6000" }]);

  const later = { updatedAt: "2026-06-15T11:00:00Z", cancelledAt: "2026-06-15T11:00:00Z" };
  await shop.tell("orders/cancelled", deliveryOf({ ...other, ...later }));
  expect(await shop.spent()).toMatchObject([{ orders: 1, spent: "2000" }]);
  expect(await rowsOf(shop.id)).toEqual([kept, other].map(({ id }) => ({ id, total: "4000", deleted: null })));
});

test("who pays in another currency spends the shop's", async () => {
  const shop = await openShop("GBP");
  const order = make.order({ email: "ada@example.com", shippingPrice: "5.00" });
  const refund = make.refund(order);
  const store = storeWith(order);
  const abroad = { currency: "JPY", rate: 1.913 };
  const payload = paidAbroad(orderPayload(store, order), order, abroad);
  expect(serialize(payload)).toContain('"presentment_money":{"amount":"4783","currency_code":"JPY"}');
  await shop.tell("orders/create", payload);
  expect(await shop.spent()).toEqual([{ who: "ada@example.com", orders: 1, spent: "2500" }]);
  const refunded = { ...order, refunds: [refund] };
  await shop.tell("refunds/create", paidAbroad(refundPayload(store, refunded, refund), refunded, abroad));
  expect(await shop.spent()).toEqual([{ who: "ada@example.com", orders: 1, spent: "0" }]);
});

test("a guest with an address is somebody; an order by nobody counts for nobody, and is kept", async () => {
  const shop = await openShop("GBP");
  const [guest, nobody] = [make.order({ email: "Guest@Example.com" }), make.order()];
  await shop.tell("orders/create", deliveryOf(guest), deliveryOf(nobody), { ...deliveryOf(nobody), email: "" });
  expect(await shop.spent()).toEqual([{ who: "guest@example.com", orders: 1, spent: "2000" }]);
  const profiles = await db.query(sql`SELECT 1 FROM profiles WHERE shop_id = ${shop.id}`);
  expect([profiles.length, (await rowsOf(shop.id)).length]).toEqual([1, 2]);
});

test("a test order is nowhere, by either way in, whatever is told of it later", async () => {
  const shop = await openShop("GBP");
  const order = make.order({ email: "tester@example.com", test: true, lines: [make.line(make.product())] });
  const paid: Order = { ...order, financialStatus: "paid", updatedAt: "2026-06-15T11:00:00Z" };
  await shop.tell("orders/create", deliveryOf(order));
  await shop.tell("orders/updated", deliveryOf(paid));
  expect(await shop.read(await bulkLines(storeWith(paid), ordersBulk, now))).toMatchObject({ lines: 2, refused: 0 });
  const { profiles, orders, order_lines } = await factsOf(shop.id);
  expect({ profiles, orders, order_lines }).toEqual({ profiles: [], orders: [], order_lines: [] });
  const receipts = await db.query(sql`SELECT state, reason FROM receipts WHERE shop_id = ${shop.id}`);
  expect(receipts).toEqual([1, 2].map(() => ({ state: "ignored", reason: "a test order" })));
});

test("ids beyond 2^53 keep every digit, and neighbours stay two", async () => {
  const [low, high] = ["9007199254740992", "9007199254740993"];
  const largest = "9223372036854775806";
  const customer = make.customer({ id: largest, email: "ada@example.com" });
  const line = make.line(make.product({ id: low }), { id: high, variantId: largest });
  const orders = [low, high].map((id) => make.order({ id, customer, lines: [line] }));
  const store = storeOf({ shop: make.shop(), customers: [customer], orders });
  const delivered = await openShop("GBP");
  await delivered.tell("orders/create", ...orders.map((order) => orderPayload(store, order)));
  const read = await openShop("GBP");
  await read.read(await bulkLines(store, ordersBulk, now));
  for (const shop of [delivered, read]) {
    expect((await rowsOf(shop.id)).map(({ id }) => id)).toEqual([low, high]);
    const ids = await db.query(sql`
      SELECT DISTINCT o.customer_id AS customer, l.line_id AS line FROM orders o
      JOIN order_lines l ON l.shop_id = o.shop_id AND l.order_id = o.order_id WHERE o.shop_id = ${shop.id}`);
    expect(ids).toEqual([{ customer: largest, line: high }]);
  }
  const products = await db.query(sql`SELECT DISTINCT product_id AS id, variant_id AS variant FROM order_lines
    WHERE shop_id = ${delivered.id}`);
  expect(products).toEqual([{ id: low, variant: largest }]);
});

test("absurd amounts are put aside with the reason, and stop nothing else", async () => {
  const shop = await openShop("GBP");
  const [order, sound] = [make.order(), make.order()];
  const absurd = ["1e99", "99999999999999999999.00", "99999999999999.99", "ten"];
  await shop.tell("orders/create", ...absurd.map((total_price) => ({ ...deliveryOf(order), total_price })));
  await shop.tell("orders/create", deliveryOf(sound));
  expect((await rowsOf(shop.id)).map(({ id }) => id)).toEqual([sound.id]);
  const dead = await db.query<{ reason: string }>(sql`
    SELECT reason FROM receipts WHERE shop_id = ${shop.id} AND state = 'dead' ORDER BY id`);
  const noAmount = "total_price: is not an amount of money";
  const tooLarge = 'body: "99999999999999.99" GBP is too large an amount';
  expect(dead.map(({ reason }) => reason)).toEqual([noAmount, noAmount, tooLarge, noAmount]);
  const totalPriceSet = { shopMoney: { amount: "99999999999999.99", currencyCode: "GBP" } };
  const node = { id: "gid://shopify/Order/1", processedAt: "2026-06-15T11:00:00Z", totalPriceSet };
  expect(await shop.read([JSON.stringify(node)])).toMatchObject({
    problems: [{ line: 1, problem: '"99999999999999.99" GBP is too large an amount' }],
  });
});

test("delivered or read, the same orders are the same facts, and both ways together change nothing", async () => {
  await fc.assert(
    fc.asyncProperty(orderPlans, async (plans) => {
      const { store, bodies } = storeAsPlanned(plans, now);
      const [delivered, read] = [await openShop(plans.currency), await openShop(plans.currency)];
      for (const customer of store.customers.values()) {
        await delivered.tell("customers/create", customerPayload(store, customer));
      }
      await delivered.tell("orders/updated", ...bodies);
      for (const query of [customersBulk, ordersBulk]) await read.read(await bulkLines(store, query, now));
      const expected = await orderFactsOf(delivered.id);
      expect(await orderFactsOf(read.id)).toEqual(expected);
      await read.tell("orders/updated", ...bodies);
      expect(await orderFactsOf(read.id)).toEqual(expected);
    }),
    { numRuns: 15 },
  );
});

/** What is known of orders, and what follows of it for who bought; a digest only decides between equal times. */
async function orderFactsOf(shopId: number) {
  const { orders = [], order_lines: lines = [], refunds } = await factsOf(shopId);
  const traits = await db.query(sql`
    SELECT p.customer_id, p.known_since, i.value AS email, t.order_count, t.spent_minor, t.last_order_at, t.lifecycle_stage
    FROM profiles p JOIN profile_traits t ON t.shop_id = p.shop_id AND t.profile_id = p.id
    LEFT JOIN identities i ON i.shop_id = p.shop_id AND i.profile_id = p.id AND i.kind = 'email' AND p.customer_id IS NULL
    WHERE p.shop_id = ${shopId} ORDER BY p.customer_id, i.value`);
  const plain = (rows: unknown[]) => rows.map((row) => ({ ...Object(row), digest: "" }));
  return { orders: plain(orders), lines: plain(lines), refunds, traits };
}
