import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import sql from "sql-template-tag";
import { db, transact } from "~/db.server";
import { confirmSent, sendAgain, sendDue } from "~/domains/messages/index.server";
import { eraseMessages } from "~/domains/messages/queries.server";
import { listMessages } from "~/domains/reports/index.server";
import { ledgerOf, openMailingShop, outliveLeases, queueWelcomes } from "../support/mailing";
import { openSendingStage, type SendingStage } from "../support/sending-stage";

const start = new Date();
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);
let stage: SendingStage;
let shopId: number;
let shops = 0;

beforeAll(async () => {
  stage = await openSendingStage();
});
afterAll(() => stage.close());
beforeEach(async () => {
  stage.resend.faults.clear();
  shopId = await openMailingShop(`batches-${++shops}.myshopify.com`, start);
});

const named = (name: string, count: number) => Array.from({ length: count }, (_, i) => `${name}-${i}.${shopId}`);
const states = async () => (await ledgerOf(shopId)).map(({ state }) => state);
/** The requests of this shop, by how many mails each had. */
const sizes = () => ownPosts().map(({ body }) => body.split('"to":').length - 1);
const ownPosts = () =>
  stage.relay.passed.filter(({ idempotencyKey }) => idempotencyKey?.startsWith(`tessera/${shopId}/`));

async function batches() {
  return db.query<{ state: string; size: number; request: Buffer | null; reason: string | null }>(sql`
    SELECT state, size, request, reason FROM send_batches WHERE shop_id = ${shopId} ORDER BY id`);
}

test("what was asked for goes out first and alone, then flows twenty at a time, then a campaign by the hundred", async () => {
  await queueWelcomes(shopId, named("campaign", 130), start, { kind: "campaign" });
  await queueWelcomes(shopId, named("flow", 25), start, { kind: "flow" });
  await queueWelcomes(shopId, named("asked", 2), start, { kind: "askedFor" });
  expect(await sendDue(shopId, start)).toEqual({ sent: 157, skipped: 0 });
  expect(sizes()).toEqual([1, 1, 20, 5, 100, 30]);
  expect(ownPosts().map(({ body }) => /(asked|flow|campaign)-/.exec(body)?.[1])).toEqual([
    ...["asked", "asked", "flow", "flow", "campaign", "campaign"],
  ]);
  // Nothing of what people got is kept longer than it may have to be repeated.
  expect((await batches()).map(({ state, request }) => [state, request])).toEqual(
    Array.from({ length: 6 }, () => ["settled", null]),
  );
});

test("an address that Resend refuses fails alone, and everybody else gets their own mail", async () => {
  const waiting = await queueWelcomes(shopId, named("ada", 7), start);
  await db.query(
    sql`UPDATE profiles SET email = 'no address' WHERE shop_id = ${shopId} AND id = ${waiting[3]?.profileId}`,
  );
  await db.query(sql`
    INSERT INTO consent_records (shop_id, profile_id, email, state, source, occurred_at)
    VALUES (${shopId}, ${waiting[3]?.profileId}, 'no address', 'subscribed', 'shopify', ${start})`);
  expect(await sendDue(shopId, start)).toEqual({ sent: 6, skipped: 0 });
  const rows = await db.query<{ id: string; state: string; reason: string | null; resendId: string | null }>(sql`
    SELECT id, state, reason, resend_id AS "resendId" FROM messages WHERE shop_id = ${shopId} ORDER BY id`);
  expect(rows.map(({ state }) => state)).toEqual(["sent", "sent", "sent", "failed", "sent", "sent", "sent"]);
  expect(rows[3]?.reason).toMatch(/Invalid `to` field/);
  for (const { id, resendId } of rows.filter(({ state }) => state === "sent")) {
    const mail = stage.resend.mails().find((one) => one.id === resendId);
    expect(mail?.tags["message"]).toBe(id);
  }
});

test("an answer that is lost: the whole batch is in doubt, and repeated to the byte under its key", async () => {
  await queueWelcomes(shopId, named("bea", 12), start);
  stage.resend.faults.add({ kind: "cut-after-accept" });
  await sendDue(shopId, start);
  expect(new Set(await states())).toEqual(new Set(["in_doubt"]));
  await queueWelcomes(shopId, named("late", 3), start);
  await sendDue(shopId, after(5));
  expect(sizes()).toEqual([12, 12, 3]);
  const [first, second, third] = ownPosts();
  expect(second).toEqual(first);
  expect(third?.idempotencyKey).not.toBe(first?.idempotencyKey);
  expect(new Set(await states())).toEqual(new Set(["sent"]));
  expect(stage.resend.mails(`.${shopId}@`)).toHaveLength(15);
});

test("what Resend reports of one message ends its doubt alone; of all of them, the batch's", async () => {
  const waiting = await queueWelcomes(shopId, named("cyd", 3), start);
  stage.resend.faults.add({ kind: "cut-after-accept" });
  await sendDue(shopId, start);
  const report = (messageId: string) =>
    transact((tx) => confirmSent(shopId, messageId, { resendId: `told-${messageId}`, at: after(1) }, tx));
  const [one, ...others] = waiting.map(({ messageId }) => messageId);
  expect(await report(one ?? "")).toBe(true);
  expect(await states()).toEqual(["sent", "in_doubt", "in_doubt"]);
  expect((await batches())[0]?.state).toBe("in_doubt");
  for (const messageId of others) await report(messageId);
  expect(await batches()).toEqual([{ state: "settled", size: 3, request: null, reason: expect.anything() }]);
  await sendDue(shopId, after(3600));
  expect(sizes()).toEqual([3]);
});

test("after 23 hours only those are parked of whom Resend has told nothing", async () => {
  const [one] = await queueWelcomes(shopId, named("dee", 3), start);
  stage.resend.faults.add({ kind: "cut-after-accept" });
  await sendDue(shopId, start);
  await transact((tx) => confirmSent(shopId, one?.messageId ?? "", { resendId: "told", at: start }, tx));
  await db.query(sql`
    UPDATE send_batches SET first_attempt_at = first_attempt_at - interval '23 hours 1 minute' WHERE shop_id = ${shopId}`);
  await sendDue(shopId, after(3600));
  expect(await states()).toEqual(["sent", "parked", "parked"]);
  expect(sizes()).toEqual([3]);
});

test("who is erased leaves nothing of hers; of a batch in doubt, others still get theirs once", async () => {
  const [one, two] = await queueWelcomes(shopId, named("eve", 2), start);
  stage.resend.faults.add({ kind: "cut-after-accept" });
  await sendDue(shopId, start);
  await transact((tx) => eraseMessages(shopId, one?.profileId ?? "", tx));
  expect((await batches())[0]?.state).toBe("in_doubt");
  await sendDue(shopId, after(5));
  expect(await ledgerOf(shopId)).toMatchObject([{ email: two?.email, state: "sent" }]);
  expect(stage.resend.mails(two?.email)).toHaveLength(1);
  await transact((tx) => eraseMessages(shopId, two?.profileId ?? "", tx));
  expect(await batches()).toEqual([]);
});

test("of a shop that may send so many a day, the rest waits for the next day", async () => {
  await db.query(sql`UPDATE sender_breakers SET heard = 0, sent = 0 WHERE shop_id = ${shopId}`);
  await db.query(sql`UPDATE sender_domains SET level = 0 WHERE shop_id = ${shopId}`);
  await queueWelcomes(shopId, named("fay", 70), start);
  const { sent } = await sendDue(shopId, start);
  expect(sent).toBe(50);
  expect((await listMessages(shopId, { limit: 99, offset: 0 })).filter(({ heldReason }) => heldReason)).toHaveLength(
    20,
  );
  expect(await sendDue(shopId, after(600))).toEqual({ sent: 0, skipped: 0 });
  await db.query(sql`
    UPDATE send_batches SET first_attempt_at = first_attempt_at - interval '25 hours' WHERE shop_id = ${shopId}`);
  expect((await sendDue(shopId, after(90_000))).sent).toBe(20);
});

test("a message that was refused can be sent again; one in doubt only by who is sure", async () => {
  const [one] = await queueWelcomes(shopId, named("gil", 1), start);
  const messageId = one?.messageId ?? "";
  const again = (isSure = false) => sendAgain(shopId, messageId, isSure, after(1));
  expect(await again()).toBe("not_possible");
  await sendDue(shopId, start);
  expect(await again(true)).toBe("not_possible");
  await db.query(sql`UPDATE messages SET state = 'parked' WHERE shop_id = ${shopId}`);
  expect(await again()).toBe("unsure");
  expect(await states()).toEqual(["parked"]);
  expect(await again(true)).toBe("queued");
  await sendDue(shopId, after(2));
  expect([await states(), stage.resend.mails(one?.email).length]).toEqual([["sent"], 2]);
  await db.query(sql`UPDATE messages SET state = 'failed', reason = 'refused' WHERE shop_id = ${shopId}`);
  expect(await again()).toBe("queued");
  expect(await sendAgain(shopId + 1, messageId, true, start)).toBe("not_possible");
});

test("a batch whose worker died is not given back for as long as the claim lasts, by the database's clock", async () => {
  await queueWelcomes(shopId, named("hal", 2), start);
  stage.resend.faults.add({ kind: "cut-after-accept" });
  await sendDue(shopId, start);
  await db.query(sql`
    UPDATE send_batches SET state = 'sending', claimed_until = now() + interval '60 seconds' WHERE shop_id = ${shopId}`);
  await sendDue(shopId, after(86_400));
  expect(sizes()).toEqual([2]);
  await outliveLeases(shopId);
  await sendDue(shopId, after(-86_400));
  expect([sizes(), await states()]).toEqual([
    [2, 2],
    ["sent", "sent"],
  ]);
});

test("one worker is told to wait: everybody waits", async () => {
  const other = await openMailingShop(`batches-${++shops}.myshopify.com`, start);
  await queueWelcomes(shopId, named("ida", 1), start);
  await queueWelcomes(other, named("joy", 1), start);
  stage.resend.faults.add({ kind: "answer-429" });
  await sendDue(shopId, start);
  const began = performance.now();
  expect((await sendDue(other, start)).sent).toBe(1);
  expect(performance.now() - began).toBeGreaterThan(900);
});
