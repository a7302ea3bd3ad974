import { afterAll, beforeAll, expect, test } from "vitest";
import sql from "sql-template-tag";
import { db, transact } from "~/db.server";
import { takeClicks } from "~/domains/feedback/clicks/jobs.server";
import { beginKnowledge } from "~/domains/segments/index.server";
import { shopifyWebhooks } from "~/doors/shopify-webhooks.server";
import { drain } from "~/jobs/drain.server";
import { factories } from "../../sandbox/factories/factories";
import { storeOf } from "../../sandbox/factories/store";
import { addCustomer, cancelOrder, mergeCustomers, placeOrder, refundOrder } from "../../sandbox/shopify/store/actions";
import type { Outcome } from "../../sandbox/shopify/store/actions";
import { serialize } from "../../sandbox/shopify/webhooks/json";
import { deliver, openDoor } from "../support/door";
import { openShop } from "../support/mailed";

// An order's way to its message through everything there is: doors, folding, clicks that are judged, and the queue.

const start = new Date("2026-06-01T09:00:00Z");
const make = factories(5, start);
const product = make.product();
const line = { variantId: product.variants[0].id, quantity: 1 };
let door: Awaited<ReturnType<typeof openDoor>>;
let shops = 0;

beforeAll(async () => {
  door = await openDoor(shopifyWebhooks);
});
afterAll(() => door.close());

const hoursLater = (hours: number) => new Date(start.getTime() + hours * 3_600_000);

async function openStory() {
  const domain = `credited-${++shops}.myshopify.com`;
  const shopId = await openShop(domain, start);
  await beginKnowledge(shopId, start);
  const store = storeOf({ shop: make.shop({ domain }), products: [product] });
  await db.query(sql`UPDATE shops SET currency = ${store.shop.currency} WHERE id = ${shopId}`);
  const happens = async <Result>(hours: number, act: (at: Date) => Outcome<Result>): Promise<Result> => {
    const at = hoursLater(hours);
    const { result, events } = act(at);
    for (const { topic, payload } of events)
      await deliver(door.url, { topic, body: serialize(payload), shop: domain, triggeredAt: at });
    await drain(shopId, () => new Date(at.getTime() + 60_000));
    return result;
  };
  const customer = (hours: number, name: string) =>
    happens(hours, (at) => addCustomer(store, { email: `${name}@example.com`, firstName: name, subscribed: true }, at));
  return { shopId, domain, store, happens, customer };
}

async function mail(shopId: number, customerId: string, hours: number): Promise<string> {
  const [row] = await db.query<{ id: string }>(sql`
    INSERT INTO messages (shop_id, profile_id, source_kind, source_id, step, program_id, template_key, state, next_attempt_at, queued_at, settled_at)
    SELECT shop_id, id, 'flow', id, 0, 1, 'welcome', 'sent', ${hoursLater(hours)}, ${hoursLater(hours)}, ${hoursLater(hours)}
    FROM profiles WHERE shop_id = ${shopId} AND customer_id = ${customerId} RETURNING id`);
  return row?.id ?? expect.fail("Nobody was written to");
}

/** A click, made at one hour and told at another. @param isOnlyLooking a machine's */
async function click(
  shopId: number,
  messageId: string,
  hours: number,
  told = hours,
  isOnlyLooking = false,
): Promise<void> {
  const look = { isOnlyLooking, isKnownBot: false, system: "iOS", network: null };
  const taken = { messageId, linkId: "1", linkCount: 1, at: hoursLater(hours), via: "door", look } as const;
  await transact((tx) => takeClicks(shopId, [taken], tx));
  await drain(shopId, () => new Date(hoursLater(told).getTime() + 60_000));
}

async function creditsOf(shopId: number): Promise<string[]> {
  const rows = await db.query<{ line: string }>(sql`
    SELECT message_id || ' ' || kind || ' ' || credited_minor AS line FROM order_credits WHERE shop_id = ${shopId} ORDER BY 1`);
  return rows.map(({ line }) => line);
}

async function bookOf(shopId: number): Promise<string[]> {
  const rows = await db.query<{ line: string }>(sql`
    SELECT day || ': ' || orders || ', ' || amount_minor AS line FROM credit_entries WHERE shop_id = ${shopId} ORDER BY id`);
  return rows.map(({ line }) => line);
}

async function resultsOf(shopId: number): Promise<string[]> {
  const rows = await db.query<{ line: string }>(sql`
    SELECT day || ': ' || sent || ' sent, ' || clicked || ' clicked, ' || orders || ' orders, ' || revenue_minor AS line
    FROM daily_results WHERE shop_id = ${shopId} ORDER BY day`);
  return rows.map(({ line }) => line);
}

const priceOf = async (shopId: number) => {
  const [row] = await db.query<{ minor: string }>(
    sql`SELECT max(total_minor) AS minor FROM orders WHERE shop_id = ${shopId}`,
  );
  return row?.minor ?? "";
};

test("an order after a person's click is credited by itself, and a machine's click brings nothing", async () => {
  const { shopId, store, happens, customer } = await openStory();
  const ada = await customer(0, "ada");
  const message = await mail(shopId, ada.id, 1);
  await click(shopId, message, 1.5, 1.5, true);
  await happens(2, (at) => placeOrder(store, { customerId: ada.id, lines: [line] }, at));
  expect(await creditsOf(shopId)).toEqual([]);
  await click(shopId, message, 3);
  const order = await happens(4, (at) => placeOrder(store, { customerId: ada.id, lines: [line] }, at));
  const minor = await priceOf(shopId);
  expect(await creditsOf(shopId)).toEqual([`${message} last ${minor}`]);
  // What was added up a moment ago is left alone for a minute.
  await drain(shopId, () => hoursLater(5));
  expect(await resultsOf(shopId)).toEqual([`2026-06-01: 1 sent, 1 clicked, 1 orders, ${minor}`]);
  // Within the window the order's own day changes; then it is final.
  await happens(30, (at) => refundOrder(store, { orderId: order.id }, at));
  expect(await creditsOf(shopId)).toEqual([`${message} last 0`]);
  expect(await bookOf(shopId)).toEqual(["2026-06-01: 1, 0"]);
});

test("what becomes known once a day is final stands on the day on which it becomes known", async () => {
  const { shopId, store, happens, customer } = await openStory();
  const bea = await customer(0, "bea");
  const message = await mail(shopId, bea.id, 1);
  await click(shopId, message, 2);
  const order = await happens(3, (at) => placeOrder(store, { customerId: bea.id, lines: [line] }, at));
  const minor = await priceOf(shopId);
  // A week on, the hours in between being slept through but for the look that closes days.
  await drain(shopId, () => hoursLater(24 * 7));
  await happens(24 * 8, (at) => cancelOrder(store, { orderId: order.id }, at));
  expect(await creditsOf(shopId)).toEqual([]);
  expect(await bookOf(shopId)).toEqual([`2026-06-01: 1, ${minor}`, `2026-06-09: -1, -${minor}`]);
  await drain(shopId, () => hoursLater(24 * 8 + 1));
  expect(await resultsOf(shopId)).toEqual([
    `2026-06-01: 1 sent, 1 clicked, 1 orders, ${minor}`,
    `2026-06-09: 0 sent, 0 clicked, -1 orders, -${minor}`,
  ]);
});

test("a click that is told long after its order is credited all the same", async () => {
  const { shopId, store, happens, customer } = await openStory();
  const cyd = await customer(0, "cyd");
  const message = await mail(shopId, cyd.id, 1);
  await happens(3, (at) => placeOrder(store, { customerId: cyd.id, lines: [line] }, at));
  expect(await creditsOf(shopId)).toEqual([]);
  await click(shopId, message, 2, 5);
  expect(await creditsOf(shopId)).toEqual([`${message} last ${await priceOf(shopId)}`]);
});

test("when two customers are one, what followed the mail of the one is an order of the other", async () => {
  const { shopId, store, happens, customer } = await openStory();
  const [dee, eve] = [await customer(0, "dee"), await customer(0, "eve")];
  const message = await mail(shopId, dee.id, 1);
  await click(shopId, message, 2);
  await happens(3, (at) => placeOrder(store, { customerId: eve.id, lines: [line] }, at));
  expect(await creditsOf(shopId)).toEqual([]);
  await happens(4, (at) => mergeCustomers(store, { keptId: eve.id, deletedId: dee.id }, at));
  expect(await creditsOf(shopId)).toEqual([`${message} last ${await priceOf(shopId)}`]);
});

test("who is erased leaves no credit behind, and the counts of final days stay as they were", async () => {
  const { shopId, domain, store, happens, customer } = await openStory();
  const fay = await customer(0, "fay");
  const message = await mail(shopId, fay.id, 1);
  await click(shopId, message, 2);
  const order = await happens(3, (at) => placeOrder(store, { customerId: fay.id, lines: [line] }, at));
  await drain(shopId, () => hoursLater(24 * 7));
  const before = await resultsOf(shopId);
  expect(before).toHaveLength(1);
  const body = JSON.stringify({
    ...{ shop_id: 1, shop_domain: domain, customer: { id: Number(fay.id), email: "fay@example.com" } },
    orders_to_redact: [Number(order.id)],
  });
  await deliver(door.url, { topic: "customers/redact", body, shop: domain, triggeredAt: hoursLater(24 * 8) });
  await drain(shopId, () => hoursLater(24 * 8));
  await drain(shopId, () => hoursLater(24 * 8 + 2));
  expect([await creditsOf(shopId), await bookOf(shopId)]).toEqual([[], []]);
  expect(await resultsOf(shopId)).toEqual(before);
});
