import sql from "sql-template-tag";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "~/db.server";
import { foldReceipts, listReconciliations } from "~/domains/ingest/index.server";
import { drain } from "~/jobs/drain.server";
import { demoShop } from "../../sandbox/demo-shop/demo-shop";
import { factories } from "../../sandbox/factories/factories";
import { DAY, instant } from "../../sandbox/factories/instants";
import { numbersAfter } from "../../sandbox/factories/numbers";
import {
  addCollection,
  addProduct,
  deleteCollection,
  deleteCustomer,
  deleteOrder,
  deleteProduct,
  placeOrder,
  redactCustomer,
  setEmailConsent,
  updateCustomer,
} from "../../sandbox/shopify/store/actions";
import type { Customer } from "../../sandbox/shopify/store/model";
import { Disturbance } from "../../sandbox/shopify/webhooks/disturb";
import { driftOf } from "../support/drift";
import { readHistory, type Clock } from "../support/history";
import { passDay } from "../support/shop-day";
import { connectShopify, type ConnectedShopify } from "../support/shopify";

const clock: Clock = { now: new Date("2026-06-15T10:00:00Z") };
const scopes = ["read_customers", "read_customer_merge", "read_orders", "read_products", "read_all_orders"];
const store = demoShop({ seed: 3, now: clock.now });
const { domain } = store.shop;

let shopify: ConnectedShopify;
let shopId: number;

beforeAll(async () => {
  // The story's clock stands still while Shopify is asked, and its budget with it.
  const throttle = { maximumAvailable: 100_000 };
  shopify = await connectShopify(store, { clock: () => clock.now, scopes, throttle });
  shopId = (await shopify.open(domain, clock.now)).id;
  await readHistory(shopify, shopId, clock);
  expect(await drift()).toEqual([]);
});

afterAll(() => shopify.close());

const drift = () => driftOf(shopId, store);

/** Lets time pass until the next comparison is due. @returns what it found, by kind, as the Health page shows it */
async function nextPass() {
  clock.now = new Date(clock.now.getTime() + DAY);
  const done = await drain(shopId, () => clock.now);
  expect(done["reconcile.due"]).toBe(1);
  const kinds = await listReconciliations(shopId, 4);
  return Object.fromEntries(
    kinds.map(({ kind, missing, stale, fixed, reason }) => [kind, { missing, stale, fixed, reason }]),
  );
}

const nothing = { missing: 0, stale: 0, fixed: 0, reason: null };
const allWell = { customers: nothing, products: nothing, collections: nothing, orders: nothing };

function withoutOrders(): Customer | undefined {
  const buyers = new Set([...store.orders.values()].map(({ customerId }) => customerId));
  return [...store.customers.values()].find(({ id }) => !buyers.has(id));
}

/** Lets things happen of which the application hears nothing. */
function unheard(happen: () => void): void {
  shopify.faults.disturbance = new Disturbance({ seed: 1, lossRate: 1 });
  happen();
  shopify.faults.disturbance = null;
}

const ago = (days: number) => new Date(clock.now.getTime() - days * DAY);

/** A second later, so that no two changes carry one time. */
function then(): void {
  clock.now = new Date(clock.now.getTime() + 1000);
}

/** How many differences there are, by the kind of thing that differs. */
function countByKind(differences: string[]): Record<string, number> {
  const kinds = differences.map((difference) => `${difference.split(" ")[0]}s`);
  return Object.fromEntries(kinds.map((kind) => [kind, kinds.filter((other) => other === kind).length]));
}

test("days on which webhooks are lost are mended in one pass, and a second finds nothing", async () => {
  shopify.faults.disturbance = new Disturbance({ seed: 7, lossRate: 0.05 });
  for (const seed of [1, 2, 3, 4, 5]) await passDay(shopify, domain, clock, seed);
  const [first] = store.products.values();
  const variantId = first?.variants[0].id ?? "";
  unheard(() => {
    shopify.perform(domain, placeOrder, { email: "unheard@example.com", lines: [{ variantId }] });
    shopify.perform(domain, addProduct, { title: "Winter Balm" });
    shopify.perform(domain, addCollection, { title: "Winter" });
    const [order, other] = [...store.orders.values()].filter(({ test }) => !test);
    shopify.perform(domain, deleteOrder, { orderId: order?.id ?? "" });
    shopify.perform(domain, deleteOrder, { orderId: other?.id ?? "" });
    shopify.perform(domain, deleteCustomer, { customerId: withoutOrders()?.id ?? "" });
    shopify.perform(domain, deleteProduct, { productId: first?.id ?? "" });
    shopify.perform(domain, deleteCollection, { collectionId: [...store.collections.keys()][0] ?? "" });
  });
  await foldReceipts(shopId, clock.now);
  const lost = countByKind(await drift());
  expect(lost).toMatchObject({ orders: expect.any(Number), customers: expect.any(Number) });

  // However long nobody worked: the first pass looks back to where the history was read.
  clock.now = new Date(clock.now.getTime() + 3 * DAY);
  const found = await nextPass();
  expect(await drift()).toEqual([]);
  for (const [kind, { missing, stale, fixed, reason }] of Object.entries(found)) {
    expect({ kind, fixed, reason }).toEqual({ kind, fixed: missing + stale, reason: null });
    // Of customers it also finds what Shopify counts of their orders.
    expect(missing + stale).toBeGreaterThanOrEqual(lost[kind] ?? 0);
    if (kind !== "customers") expect(missing + stale).toBe(lost[kind]);
  }
  expect(await nextPass()).toEqual(allWell);
});

test("an unsubscribe that got lost is found, although a later word about the customer arrived", async () => {
  const customer = [...store.customers.values()].find(({ emailConsent }) => emailConsent.state === "subscribed");
  const customerId = customer?.id ?? "";
  then();
  unheard(() => shopify.perform(domain, setEmailConsent, { customerId, state: "unsubscribed" }));
  unheard(() => shopify.perform(domain, updateCustomer, { customerId, tags: ["called"] }));
  then();
  shopify.perform(domain, updateCustomer, { customerId, firstName: "Renamed" });
  await shopify.webhooks.settled();
  await foldReceipts(shopId, clock.now);
  expect(await drift()).toEqual([expect.stringMatching(/"consent":"subscribed","tags":\[.*\]} instead of/)]);

  expect(await nextPass()).toEqual({ ...allWell, customers: { ...nothing, stale: 1, fixed: 1 } });
  expect(await drift()).toEqual([]);
});

test("what is larger than a page is fetched whole", async () => {
  then();
  const kit = factories(1, clock.now, numbersAfter(store));
  const many = Array.from({ length: 120 }, (_, i) => kit.variant({ title: `Shade ${i}` }));
  const palette = kit.product({ title: "Palette", variants: [kit.variant(), ...many], updatedAt: instant(clock.now) });
  const order = kit.order({
    email: "collector@example.com",
    lines: palette.variants.map((variant) => kit.line(palette, { variant })),
    processedAt: instant(clock.now),
  });
  store.products.set(palette.id, palette);
  store.orders.set(order.id, order);
  expect(await nextPass()).toEqual({
    ...allWell,
    products: { ...nothing, missing: 1, fixed: 1 },
    orders: { ...nothing, missing: 1, fixed: 1 },
  });
  expect(await drift()).toEqual([]);
});

test("whom the shop erased is not missed", async () => {
  then();
  const customerId = withoutOrders()?.id ?? "";
  shopify.perform(domain, redactCustomer, { customerId });
  await shopify.webhooks.settled();
  then();
  expect(await nextPass()).toEqual(allWell);
  expect(await drift()).toEqual([`customer ${customerId} is missing`]);
  store.customers.delete(customerId);
});

test("what changed longer ago than a pass looks back is not asked for", async () => {
  const order = [...store.orders.values()].findLast(({ test }) => !test);
  if (!order) throw new Error("There are no orders");
  store.orders.set(order.id, { ...order, financialStatus: "voided", updatedAt: instant(ago(3)) });
  expect(await nextPass()).toEqual(allWell);
  expect(await drift()).toEqual([expect.stringContaining(`order ${order.id}: `)]);
  store.orders.set(order.id, order);
});

test("a kind that Shopify refuses leaves a reason, and the next pass begins where the last good one ended", async () => {
  expect(await nextPass()).toEqual(allWell);
  const lastGood = clock.now;
  await db.query(sql`
    INSERT INTO reconciliations (shop_id, kind, since, until, started_at)
    VALUES (${shopId}, 'products', ${lastGood}, ${lastGood}, ${ago(100)})`);
  shopify.grantScopes(
    domain,
    scopes.filter((scope) => scope !== "read_products"),
  );
  const refused = await nextPass();
  expect(refused["customers"]).toEqual(nothing);
  expect(refused["products"]?.reason).toMatch(/^Shopify could not be asked: Access denied for products field/);
  expect((await listReconciliations(shopId, 100)).at(-1)?.reason).toBe("It was interrupted before its end");

  shopify.grantScopes(domain, scopes);
  unheard(() => shopify.perform(domain, addProduct, { title: "Missed Mist" }));
  expect(await nextPass()).toEqual({ ...allWell, products: { ...nothing, missing: 1, fixed: 1 } });
  const sinceOf = async (kind: string) =>
    (await listReconciliations(shopId, 4)).find((one) => one.kind === kind)?.since;
  expect(await sinceOf("products")).toEqual(new Date(lastGood.getTime() - DAY));
  expect(await sinceOf("customers")).toEqual(lastGood);
  expect(await drift()).toEqual([]);
});
