import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sql, { type Sql } from "sql-template-tag";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { db } from "~/db.server";
import { linesAtOnce } from "~/domains/ingest/bulk/jobs.server";
import { advanceBackfill, listBackfills, retryBackfill } from "~/domains/ingest/index.server";
import { getShop } from "~/domains/shops/index.server";
import { drain } from "~/jobs/drain.server";
import { loader as health } from "../../app/routes/app.health/route";
import { demoShop } from "../../sandbox/demo-shop/demo-shop";
import { factories } from "../../sandbox/factories/factories";
import { DAY, instant } from "../../sandbox/factories/instants";
import { storeOf } from "../../sandbox/factories/store";
import { orderTotals, sum } from "../../sandbox/factories/totals";
import { cancelOrder, updateCustomer } from "../../sandbox/shopify/store/actions";
import type { Store } from "../../sandbox/shopify/store/model";
import type { Delivery } from "../../sandbox/shopify/webhooks/delivery";
import { driftOf } from "../support/drift";
import { readHistory, workUntil, type Clock } from "../support/history";
import { connectShopify, type ConnectedShopify } from "../support/shopify";
import { factsOf } from "../support/state";
import { visit } from "../support/visit";

const start = new Date(instant(new Date()));
const clock: Clock = { now: start };
const scopes = ["read_customers", "read_customer_merge", "read_orders", "read_products"];

const make = factories(2, start);
const domainOf = (name: string) => `${name}.myshopify.com`;
const demo = (name: string): Store => ({
  ...demoShop({ seed: 1, now: start }),
  shop: make.shop({ domain: domainOf(name) }),
});

const product = make.product();
const regular = make.customer({ email: "regular@example.com" });
const ago = (days: number) => instant(start.getTime() - days * DAY);
const orderOf = (days: number) =>
  make.order({ customer: regular, lines: [make.line(product)], processedAt: ago(days) });
const corner = (name: string) =>
  storeOf({
    shop: make.shop({ domain: domainOf(name) }),
    products: [product],
    collections: [make.collection()],
    customers: [regular],
    orders: [3, 59, 61, 300].map(orderOf),
  });

// With its lines long enough for three batches, of few people.
const regulars = Array.from({ length: 30 }, () => make.customer());
const longHistory = regulars.flatMap((customer) =>
  Array.from({ length: 60 }, (_, i) => {
    const lines = [make.line(product), make.line(product, { quantity: 2 })];
    return make.order({ customer, lines, processedAt: ago(7 * i) });
  }),
);
const long = (name: string) =>
  storeOf({
    shop: make.shop({ domain: domainOf(name) }),
    products: [product],
    customers: regulars,
    orders: longHistory,
  });

const whole = demo("whole");
const twice = long("twice");
const newer = corner("newer");
const gone = long("gone");
const [failing, silent] = [corner("failing"), corner("silent")];
const others = [long("undisturbed"), long("cut"), twice, gone, failing, silent, newer, corner("limited")];

let shopify: ConnectedShopify;
let dataFolder: string;

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "backfill-"));
  const settings = { clock: () => clock.now, dataFolder, scopes: [...scopes, "read_all_orders"] };
  shopify = await connectShopify(whole, { ...settings, stores: [whole, ...others] });
  // Counts the batches of orders that are written, whoever writes them.
  await db.query(sql`CREATE TABLE batches (at timestamptz DEFAULT clock_timestamp())`);
  await db.query(sql`
    CREATE FUNCTION note_batch() RETURNS trigger LANGUAGE plpgsql
    AS 'BEGIN INSERT INTO batches DEFAULT VALUES; RETURN NULL; END'`);
  await db.query(sql`
    CREATE TRIGGER note_batch AFTER INSERT ON order_lines FOR EACH STATEMENT EXECUTE FUNCTION note_batch()`);
});

beforeEach(() => void (clock.now = start));

afterAll(async () => {
  await shopify.close();
  await rm(dataFolder, { recursive: true, force: true });
});

const open = async (name: string, granted?: string[]) => (await shopify.open(domainOf(name), clock.now, granted)).id;
const read = (shopId: number) => readHistory(shopify, shopId, clock);

async function backfillOf(shopId: number, kind: string) {
  return (await listBackfills(shopId, 1)).find((backfill) => backfill.kind === kind);
}

async function countRows(from: Sql): Promise<number> {
  const [row] = await db.query<{ count: number }>(sql`SELECT count(*)::int AS count FROM ${from}`);
  return row?.count ?? 0;
}

const batches = () => countRows(sql`batches`);
const batchesIn = (file: { objectsTotal: number | null } | undefined) =>
  Math.ceil((file?.objectsTotal ?? 0) / linesAtOnce);

/** Opens a shop and works until its orders lie in a file at Shopify, which nobody has begun to read. */
async function openUpToOrders(name: string): Promise<number> {
  const shopId = await open(name);
  // Untold, nobody looks before the clock moves.
  shopify.webhooks.hold();
  await workUntil(shopify, shopId, clock, async () => (await backfillOf(shopId, "orders"))?.state === "running");
  const isEnd = ({ shop, topic }: Delivery) => shop === domainOf(name) && topic === "bulk_operations/finish";
  await vi.waitFor(() => expect(shopify.webhooks.deliveries.filter(isEnd)).toHaveLength(4), 5000);
  shopify.webhooks.release();
  await shopify.webhooks.settled();
  return shopId;
}

/** Lets the reading of the orders be broken off behind its first batch, as the death of a worker would. */
async function breakOff(shopId: number): Promise<void> {
  shopify.faults.cutBulkDownloads();
  clock.now = new Date(clock.now.getTime() + 5000);
  await expect(drain(shopId, () => clock.now)).rejects.toThrow("terminated");
  expect(await backfillOf(shopId, "orders")).toMatchObject({ state: "importing", objectsDone: linesAtOnce });
}

test("the whole history is read: the facts are the store's, the shop is ready, and segments fill once", async () => {
  const shopId = await open("whole");
  const done = await read(shopId);
  expect(await driftOf(shopId, whole)).toEqual([]);

  const orders = [...whole.orders.values()].filter((order) => !order.test);
  expect(orders.length).toBeGreaterThan(1000);
  const [sums] = await db.query<{ orders: number; grossMinor: number }>(sql`
    SELECT count(*)::int AS orders, sum(total_minor)::int AS "grossMinor" FROM orders WHERE shop_id = ${shopId}`);
  expect(sums).toEqual({
    orders: orders.length,
    grossMinor: sum(orders.map((order) => orderTotals(order).totalMinor)),
  });
  const inCollections = [...whole.products.values()].flatMap(({ collectionIds }) => collectionIds);
  expect(await countRows(sql`collection_products WHERE shop_id = ${shopId}`)).toBe(inCollections.length);

  expect(
    (await listBackfills(shopId, 1)).every(({ state, objectsDone, objectsTotal }) => {
      return state === "done" && objectsDone === objectsTotal;
    }),
  ).toBe(true);
  expect(await getShop(shopId)).toMatchObject({ readyAt: expect.any(Date), historyFrom: null });
  expect(done["history.complete"]).toBe(1);
  const causes = await db.query<{ cause: string }>(sql`
    SELECT DISTINCT entered_cause AS cause FROM memberships WHERE shop_id = ${shopId}`);
  expect(causes).toEqual([{ cause: "history" }]);
  expect(await countRows(sql`flow_runs WHERE shop_id = ${shopId}`)).toBe(0);
});

test("broken off half way it goes on where it was, doubles nothing and ends as if nothing had been", async () => {
  const undisturbed = await open("undisturbed");
  await read(undisturbed);
  const shopId = await openUpToOrders("cut");
  const before = await batches();
  await breakOff(shopId);
  await read(shopId);
  const orders = await backfillOf(shopId, "orders");
  expect(orders).toMatchObject({ state: "done", attempts: 1, objectsDone: orders?.objectsTotal });
  // Had it begun again, the first lines would have been written twice.
  expect((await batches()) - before).toBe(batchesIn(orders));
  expect(await factsOf(shopId)).toEqual(await factsOf(undisturbed));
});

test("two workers at one file: one reads it, the other leaves", async () => {
  const shopId = await openUpToOrders("twice");
  const before = await batches();
  await Promise.all([1, 2].map(() => advanceBackfill(shopId, 1, clock.now)));
  const orders = await backfillOf(shopId, "orders");
  expect(orders?.state).toBe("done");
  expect((await batches()) - before).toBe(batchesIn(orders));
  await read(shopId);
  expect(await driftOf(shopId, twice)).toEqual([]);
});

test("a result that Shopify no longer has is asked for again, and the new one is read from its beginning", async () => {
  const shopId = await openUpToOrders("gone");
  const before = await batches();
  await breakOff(shopId);
  await rm(join(dataFolder, "bulk"), { recursive: true });
  await read(shopId);
  const orders = await backfillOf(shopId, "orders");
  expect(orders).toMatchObject({ state: "done", attempts: 2, objectsDone: orders?.objectsTotal });
  // One of the former file, and all of the new one.
  expect((await batches()) - before).toBe(1 + batchesIn(orders));
  expect(await driftOf(shopId, gone)).toEqual([]);
});

test("what Shopify fails to collect is tried three times and given up with a reason, until the merchant retries", async () => {
  const shopId = await open("failing");
  shopify.faults.failBulkOperations(3);
  await read(shopId);
  // The page looks at the world's clock.
  clock.now = new Date();
  const page = await visit(health, "/app/health", shopify.sessionToken(domainOf("failing")));
  expect(page).toMatchObject({
    ok: true,
    data: {
      backfills: [
        {
          kind: "products",
          state: "failed",
          attempts: 3,
          reason: "Shopify's bulk operation ended FAILED (INTERNAL_SERVER_ERROR)",
        },
        { kind: "collections", state: "done", attempts: 1 },
        { kind: "customers", state: "done" },
        { kind: "orders", state: "done" },
      ],
    },
  });
  // Nobody can be told apart while a part is missing.
  expect((await getShop(shopId)).readyAt).toBeNull();

  await retryBackfill(shopId);
  await read(shopId);
  expect((await getShop(shopId)).readyAt).not.toBeNull();
  expect(await backfillOf(shopId, "products")).toMatchObject({ state: "done", attempts: 1, reason: null });
  expect(await driftOf(shopId, failing)).toEqual([]);
});

test("it ends although Shopify never says that an operation did; what a former install hears begins nothing", async () => {
  const shopId = await open("silent");
  await advanceBackfill(shopId, 1, clock.now);
  shopify.faults.loseBulkWebhooks(4);
  const done = await read(shopId);
  expect(await countRows(sql`receipts WHERE shop_id = ${shopId}`)).toBe(0);
  expect(done["history.complete"]).toBe(1);
  expect(await driftOf(shopId, silent)).toEqual([]);
  // A new install has begun: that all of the former one was read does not complete it.
  await db.query(sql`UPDATE shops SET generation = 2, ready_at = NULL WHERE id = ${shopId}`);
  await advanceBackfill(shopId, 1, clock.now);
  expect(Object.keys(await drain(shopId, () => clock.now))).not.toContain("history.complete");
});

test("what lies in a file for a while does not overwrite what a delivery has told since", async () => {
  const shopId = await openUpToOrders("newer");
  clock.now = new Date(clock.now.getTime() + 60_000);
  const [orderId = ""] = [...newer.orders.keys()].slice(-1);
  shopify.perform(domainOf("newer"), cancelOrder, { orderId });
  clock.now = new Date(clock.now.getTime() + 1000);
  shopify.perform(domainOf("newer"), updateCustomer, { customerId: regular.id, firstName: "Renamed" });
  await read(shopId);
  expect(newer.orders.get(orderId)?.cancelledAt).not.toBeNull();
  expect(await driftOf(shopId, newer)).toEqual([]);
});

test("without the scope for all orders the history begins 60 days ago", async () => {
  const shopId = await open("limited", scopes);
  await read(shopId);
  expect((await getShop(shopId)).historyFrom).toEqual(new Date(start.getTime() - 60 * DAY));
  const rows = await db.query<{ at: Date }>(sql`
    SELECT processed_at AS at FROM orders WHERE shop_id = ${shopId} ORDER BY 1 DESC`);
  expect(rows.map(({ at }) => (start.getTime() - at.getTime()) / DAY)).toEqual([3, 59]);
  // Of the others the number is known.
  const [row] = await db.query<{ orders: number }>(sql`
    SELECT lifetime_orders AS orders FROM profiles WHERE shop_id = ${shopId}`);
  expect(row?.orders).toBe(4);
});
