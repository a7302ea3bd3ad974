import { afterAll, beforeAll, expect, test } from "vitest";
import sql from "sql-template-tag";
import { db } from "~/db.server";
import { foldFeedback } from "~/domains/feedback/index.server";
import { foldReceipts, replayDeadLetters } from "~/domains/ingest/index.server";
import { countReceipts, listDeadLetters } from "~/domains/reports/index.server";
import { ensureShop } from "~/domains/shops/index.server";
import { resendWebhooks } from "~/doors/resend-webhooks.server";
import { shopifyWebhooks } from "~/doors/shopify-webhooks.server";
import { drain } from "~/jobs/drain.server";
import { deliver, openDoor } from "../support/door";
import { openMailingShop, queueWelcomes } from "../support/mailing";
import { harmless, unreadable, unwritable, type Poison } from "../support/poison";
import { deliverEvent, eventBody } from "../support/resend-event";

const now = new Date();
let shopifyDoor: Awaited<ReturnType<typeof openDoor>>;
let resendDoor: Awaited<ReturnType<typeof openDoor>>;
beforeAll(async () => {
  shopifyDoor = await openDoor(shopifyWebhooks);
  resendDoor = await openDoor(resendWebhooks);
});
afterAll(async () => {
  await shopifyDoor.close();
  await resendDoor.close();
});

const good = (id: number) => ({
  topic: "products/update",
  body: JSON.stringify({ id, title: `Product ${id}`, updated_at: "2026-06-01T00:00:00Z", variants: [] }),
});

/** Hands deliveries in, poison spread among good ones. */
async function handIn(shop: string, deliveries: { topic: string; body: string }[]): Promise<void> {
  for (const { topic, body } of deliveries) expect(await deliver(shopifyDoor.url, { topic, body, shop })).toBe(200);
}

function spread(poisons: readonly { topic: string; body: string }[], goods: number, firstId: number) {
  const every = Math.floor(goods / poisons.length);
  return Array.from({ length: goods }, (_, i) => {
    const poison = i % every === 0 ? poisons[i / every] : undefined;
    return poison ? [good(firstId + i), poison] : [good(firstId + i)];
  }).flat();
}

async function idsOfProducts(shopId: number): Promise<string[]> {
  const rows = await db.query<{ id: string }>(sql`
    SELECT product_id AS id FROM products WHERE shop_id = ${shopId} AND product_id >= 1000 AND product_id < 10000
    ORDER BY product_id`);
  return rows.map(({ id }) => id);
}

function expectReasons(letters: { topic: string; reason: string | null }[], poisons: Poison[]) {
  expect(letters.map(({ topic }) => topic)).toEqual(poisons.map(({ topic }) => topic));
  for (const [i, letter] of letters.entries()) expect(letter.reason).toMatch(poisons[i]?.reason ?? /never/);
}

test("poison of all kinds among hundreds of deliveries: each in the dead letters with its reason, the rest unhurt", async () => {
  const { id: shopId } = await ensureShop("poisoned.myshopify.com");
  const poisons = [...unreadable, ...unwritable];
  await handIn("poisoned.myshopify.com", [...spread(poisons, 640, 1000), ...harmless]);
  await foldReceipts(shopId, now);

  expect(await idsOfProducts(shopId)).toEqual(Array.from({ length: 640 }, (_, i) => String(1000 + i)));
  const letters = (await listDeadLetters(shopId, 500)).toReversed();
  expectReasons(letters, poisons);
  for (const { reason } of letters) expect(reason?.length).toBeLessThanOrEqual(300);
  const counts = Object.fromEntries((await countReceipts(shopId, now)).map(({ state, count }) => [state, count]));
  expect(counts).toEqual({ folded: 640 + harmless.length, dead: poisons.length });
  const odd = await db.query<{ id: string; length: number }>(sql`
    SELECT product_id AS id, length(title) AS length FROM products WHERE shop_id = ${shopId} AND product_id NOT BETWEEN 1000 AND 9999
    ORDER BY product_id`);
  expect(odd).toEqual([
    { id: "80", length: 100_000 },
    { id: "81", length: 4 },
    { id: "82", length: 4 },
    { id: "9007199254740993", length: 4 },
    { id: "9223372036854775807", length: 4 },
  ]);
  // Nothing of what was refused stays: no order, nobody, no cart.
  for (const rest of [
    await db.query(sql`SELECT 1 FROM orders WHERE shop_id = ${shopId}`),
    await db.query(sql`SELECT 1 FROM profiles WHERE shop_id = ${shopId}`),
    await db.query(sql`SELECT 1 FROM baskets WHERE shop_id = ${shopId}`),
  ])
    expect(rest).toEqual([]);
});

test("dead letters hold nothing up, and are read again once what was wrong is mended", async () => {
  const shop = "mended.myshopify.com";
  const { id: shopId } = await ensureShop(shop);
  const bad = unwritable.slice(0, 3);
  await handIn(shop, bad);
  await drain(shopId, () => now);
  await handIn(shop, [good(1000)]);
  await drain(shopId, () => now);
  expect(await idsOfProducts(shopId)).toEqual(["1000"]);

  // Read again without being mended they are dead again, and still hold nothing up.
  expect(await replayDeadLetters(shopId, "all")).toBe(3);
  await handIn(shop, [good(1001)]);
  await drain(shopId, () => now);
  expect(await idsOfProducts(shopId)).toEqual(["1000", "1001"]);
  const letters = await listDeadLetters(shopId, 10);
  expectReasons(letters.toReversed(), bad);

  const [first] = letters;
  await db.query(sql`
    UPDATE receipts SET topic = ${good(1002).topic}, body = ${good(1002).body}
    WHERE shop_id = ${shopId} AND id = ${first?.id}`);
  expect(await replayDeadLetters(shopId, [first?.id ?? ""])).toBe(1);
  await drain(shopId, () => now);
  expect(await idsOfProducts(shopId)).toEqual(["1000", "1001", "1002"]);
  expect(await listDeadLetters(shopId, 10)).toHaveLength(2);
});

test("two workers at one batch with poison bury the poison and nothing else", async () => {
  const shop = "two-workers.myshopify.com";
  const { id: shopId } = await ensureShop(shop);
  const poisons = unwritable.slice(0, 4);
  await handIn(shop, spread(poisons, 80, 1000));
  await Promise.all([1, 2, 3].map(() => foldReceipts(shopId, now)));
  expectReasons((await listDeadLetters(shopId, 100)).toReversed(), poisons);
  expect(await idsOfProducts(shopId)).toHaveLength(80);
});

test("feedback that cannot be read or written is a dead letter, and a complaint beside it still stops mail", async () => {
  const shopId = await openMailingShop("poisoned-feedback.myshopify.com", now);
  const [ada] = await queueWelcomes(shopId, ["ada"], now);
  if (!ada) throw new Error("Nobody was queued");
  const told = eventBody("email.delivered", { shopId, ...ada }, new Date("2026-06-01T00:00:00Z"));
  const poisons: [body: string, reason: RegExp][] = [
    [told.replaceAll("2026-06-01", "0000-06-01"), /^could not be written: /],
    [told.replaceAll("2026-06-01", "9999-12-01"), /^could not be written: /],
    [told.replaceAll("2026-06-01T", "+300000-06-01T"), /^created_at: /],
    [told.replaceAll("2026-06-01T", "32.13."), /^created_at: /],
    [told.replace(`"message":"${ada.messageId}"`, `"message":1e400`), /^data\.tags\.message: /],
    [told.replace(`"message":"${ada.messageId}"`, `"message":"${"9".repeat(30)}"`), /^data\.tags\.message: /],
    [told.replace(`"type":"email.delivered"`, `"type":{"a":[[[[1]]]]}`), /^type: /],
    [told.replace(/"to":\[[^\]]*\]/, `"to":[]`), /^data\.to: /],
    [told.replace(/"to":\[[^\]]*\]/, `"to":"ada"`), /^data\.to: /],
  ];
  for (const [body] of poisons) expect(await deliverEvent(resendDoor.url, { body }), body).toBe(200);
  expect(await deliverEvent(resendDoor.url, { body: told.replace("email.delivered", "email.\\u0000") })).toBe(200);
  const complaint = eventBody("email.complained", { shopId, ...ada }, now);
  expect(await deliverEvent(resendDoor.url, { body: complaint })).toBe(200);
  expect(await deliverEvent(resendDoor.url, { body: "not JSON" })).toBe(401);

  await foldFeedback(shopId, now);
  const letters = (await listDeadLetters(shopId, 50)).toReversed();
  expect(letters).toHaveLength(poisons.length);
  for (const [i, { reason }] of letters.entries()) expect(reason).toMatch(poisons[i]?.[1] ?? /never/);
  expect(await db.query(sql`SELECT reason FROM suppressions WHERE shop_id = ${shopId}`)).toEqual([
    { reason: "complaint" },
  ]);
  expect(await db.query(sql`SELECT kind FROM message_feedback WHERE shop_id = ${shopId}`)).toEqual([
    { kind: "complained" },
  ]);
});
