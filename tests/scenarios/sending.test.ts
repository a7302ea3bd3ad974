import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import sql from "sql-template-tag";
import { z } from "zod";
import { describeMessage } from "~/components/reasons";
import { db } from "~/db.server";
import { unsubscribe } from "~/domains/consent/index.server";
import { pack, unpack } from "~/domains/messages/batches/bytes.server";
import { sendDue } from "~/domains/messages/index.server";
import { messageStates } from "~/domains/messages/model";
import { listMessages } from "~/domains/reports/index.server";
import { ledgerOf, openMailingShop, queueWelcomes } from "../support/mailing";
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
  shopId = await openMailingShop(`sending-${++shops}.myshopify.com`, start);
});

/** One person of this shop with a message that is due. */
async function waiting(name: string) {
  const [one] = await queueWelcomes(shopId, [`${name}.${shopId}`], start);
  if (!one) throw new Error("Nobody was queued");
  return one;
}

const acceptedFor = (email: string) => stage.resend.mails(email).length;

async function stands(): Promise<{ state: string; reason: string | null } | undefined> {
  const [line] = await ledgerOf(shopId);
  return line && { state: line.state, reason: line.reason };
}

/** What the page of messages says of the one message there is. */
async function merchantReads(): Promise<string> {
  const [row] = await listMessages(shopId, { limit: 1, offset: 0 });
  const state = messageStates.find((name) => name === row?.state);
  return row && state ? describeMessage(state, row.reason) : "nothing";
}

/** Changes the bytes of the one batch there is. */
async function rewrite(change: (mail: object) => object): Promise<void> {
  const [batch] = await db.query<{ request: Buffer }>(sql`SELECT request FROM send_batches WHERE shop_id = ${shopId}`);
  if (!batch) throw new Error("There is no batch");
  const changed = change(z.looseObject({}).parse(JSON.parse(unpack(batch.request).toString())));
  const request = await pack(Buffer.from(JSON.stringify(changed)));
  await db.query(sql`UPDATE send_batches SET request = ${request} WHERE shop_id = ${shopId}`);
}

/** As if the first attempt had been so long ago, for the database and for Resend. */
async function hoursPass(hours: number): Promise<void> {
  await db.query(sql`
    UPDATE send_batches SET first_attempt_at = first_attempt_at - make_interval(mins => ${Math.round(hours * 60)})
    WHERE shop_id = ${shopId}`);
  stage.pass(hours);
}

test("an answer that is lost after the mail was accepted: the same bytes under the same key, and one mail", async () => {
  const { email } = await waiting("ada");
  stage.resend.faults.add({ kind: "cut-after-accept" });
  await sendDue(shopId, start);
  expect((await stands())?.state).toBe("in_doubt");
  expect(await merchantReads()).toMatch(/^In doubt: .*the very same mail is tried again/);
  await sendDue(shopId, after(4));
  expect(stage.postsTo(email)).toHaveLength(1);
  await sendDue(shopId, after(5));
  const posts = stage.postsTo(email);
  expect(posts).toHaveLength(2);
  expect(posts[1]).toEqual(posts[0]);
  expect(posts[0]?.idempotencyKey).toMatch(new RegExp(`^tessera/${shopId}/\\d+$`));
  expect(acceptedFor(email)).toBe(1);
  expect(await ledgerOf(shopId)).toEqual([
    { email, state: "sent", reason: null, resendId: stage.resend.mails(email)[0]?.id, attempts: 2 },
  ]);
});

test("a server error is a doubt too; it ends when the same request is accepted", async () => {
  const { email } = await waiting("bea");
  stage.resend.faults.add({ kind: "answer-500", times: 2 });
  await sendDue(shopId, start);
  expect(await stands()).toEqual({ state: "in_doubt", reason: "application_error: An unexpected error occurred." });
  await sendDue(shopId, after(5));
  await sendDue(shopId, after(14));
  expect(stage.postsTo(email)).toHaveLength(2);
  await sendDue(shopId, after(15));
  expect(new Set(stage.postsTo(email).map(({ body }) => body)).size).toBe(1);
  expect([acceptedFor(email), await stands()]).toEqual([1, { state: "sent", reason: null }]);
});

test("who is rate limited waits as long as Resend says, and is asked about again", async () => {
  const [cyd, dee] = [await waiting("cyd"), await waiting("dee")];
  stage.resend.faults.add({ kind: "answer-429" });
  await sendDue(shopId, start);
  expect((await ledgerOf(shopId)).map(({ state }) => state)).toEqual(["queued", "queued"]);
  expect(await merchantReads()).toMatch(/^Waiting for its turn \(rate_limit_exceeded/);
  await unsubscribe({ shopId, ...dee }, after(1));
  await sendDue(shopId, after(1));
  expect((await ledgerOf(shopId)).map(({ state, reason }) => [state, reason])).toEqual([
    ["sent", null],
    ["skipped", "unsubscribed"],
  ]);
  expect([acceptedFor(cyd.email), acceptedFor(dee.email)]).toEqual([1, 0]);
});

test("a used-up quota keeps mail waiting however long it lasts, and none of it counts as an attempt in doubt", async () => {
  const { email } = await waiting("eve");
  stage.resend.faults.add({ kind: "quota-exceeded", quota: "monthly" });
  await sendDue(shopId, start);
  expect((await stands())?.state).toBe("queued");
  await hoursPass(48);
  stage.resend.faults.add({ kind: "cut-after-accept" });
  await sendDue(shopId, after(300));
  expect((await stands())?.state).toBe("in_doubt");
  await sendDue(shopId, after(400));
  expect([acceptedFor(email), (await stands())?.state]).toEqual([1, "sent"]);
});

test("a doubt outlives a rate limit: neither asked about again, nor sent when Resend may have forgotten the key", async () => {
  const fay = await waiting("fay");
  stage.resend.faults.add({ kind: "cut-after-accept" });
  await sendDue(shopId, start);
  stage.resend.faults.add({ kind: "quota-exceeded" });
  await sendDue(shopId, after(5));
  expect((await stands())?.state).toBe("in_doubt");
  await unsubscribe({ shopId, ...fay }, after(6));
  await hoursPass(25);
  await sendDue(shopId, after(400));
  expect(await stands()).toEqual({ state: "parked", reason: "in doubt for 23 hours" });
  expect(acceptedFor(fay.email)).toBe(1);
});

test("a key still being answered is a doubt; whose claim is over writes no outcome", async () => {
  const { email } = await waiting("gil");
  stage.resend.faults.add({ kind: "delay-answer", delayMs: 400 });
  const slow = sendDue(shopId, start);
  await expect.poll(() => acceptedFor(email)).toBe(1);
  await db.query(sql`UPDATE send_batches SET claimed_until = now() - interval '1 second' WHERE shop_id = ${shopId}`);
  expect((await sendDue(shopId, start)).sent).toBe(0);
  const inDoubt = await stands();
  expect(inDoubt?.state).toBe("in_doubt");
  expect(inDoubt?.reason).toMatch(/^concurrent_idempotent_requests/);
  expect((await slow).sent).toBe(0);
  expect(await stands()).toEqual(inDoubt);
  expect((await sendDue(shopId, after(10))).sent).toBe(1);
  expect([acceptedFor(email), (await stands())?.state]).toEqual([1, "sent"]);
});

test("other bytes under a used key: nobody knows who got what, so it is parked", async () => {
  const { email } = await waiting("hal");
  stage.resend.faults.add({ kind: "cut-after-accept" });
  await sendDue(shopId, start);
  await rewrite((mail) => ({ ...mail, subject: "Another" }));
  await sendDue(shopId, after(5));
  expect((await stands())?.state).toBe("parked");
  expect(await merchantReads()).toMatch(/^Parked: .*so it is not sent again \(invalid_idempotent_request/);
  await sendDue(shopId, after(100_000));
  expect(acceptedFor(email)).toBe(1);
});

test("what Resend refuses has failed; refused after a doubt, it is parked", async () => {
  const unverified = "hello@unverified.example";
  await db.query(sql`UPDATE sender_identities SET from_email = ${unverified} WHERE shop_id = ${shopId}`);
  await db.query(sql`UPDATE sender_domains SET name = 'unverified.example' WHERE shop_id = ${shopId}`);
  await waiting("ida");
  await sendDue(shopId, start);
  expect((await stands())?.state).toBe("failed");
  expect(await merchantReads()).toMatch(/^Failed: it was refused \(validation_error: .*domain is not verified/);

  shopId = await openMailingShop(`sending-${++shops}.myshopify.com`, start);
  await waiting("ida");
  stage.resend.faults.add({ kind: "answer-500" });
  await sendDue(shopId, start);
  await rewrite((mail) => ({ ...mail, from: "x@unverified.example" }));
  await sendDue(shopId, after(5));
  expect((await stands())?.state).toBe("parked");
});

test("in doubt for more than 23 hours by the database's clock: parked and never sent again", async () => {
  const { email } = await waiting("joy");
  stage.resend.faults.add({ kind: "cut-after-accept" });
  await sendDue(shopId, start);
  await hoursPass(22.9);
  stage.resend.faults.add({ kind: "answer-500" });
  await sendDue(shopId, after(5));
  expect((await stands())?.state).toBe("in_doubt");
  await hoursPass(1.2);
  await sendDue(shopId, after(60));
  expect(await stands()).toEqual({ state: "parked", reason: "in doubt for 23 hours" });
  expect(await merchantReads()).toMatch(/^Parked: nobody knows whether it was sent, so it is not sent again/);
  expect(await listMessages(shopId, { view: "unsure", limit: 9, offset: 0 })).toHaveLength(1);
  await sendDue(shopId, after(1_000_000));
  expect([stage.postsTo(email).length, acceptedFor(email)]).toEqual([2, 1]);
});

test("who unsubscribes while a mail is queued does not get it; while it is in doubt, its retry keeps its bytes", async () => {
  const [kim, lea] = [await waiting("kim"), await waiting("lea")];
  await unsubscribe({ shopId, ...kim }, start);
  stage.resend.faults.add({ kind: "cut-after-accept" });
  await sendDue(shopId, start);
  await unsubscribe({ shopId, ...lea }, after(1));
  await sendDue(shopId, after(5));
  expect((await ledgerOf(shopId)).map(({ state, reason }) => [state, reason])).toEqual([
    ["skipped", "unsubscribed"],
    ["sent", null],
  ]);
  expect(stage.postsTo(kim.email)).toEqual([]);
  const [first, second] = stage.postsTo(lea.email);
  expect(second).toEqual(first);
  expect(acceptedFor(lea.email)).toBe(1);
});

test("without a sender nothing is sent, all of it waits, and the ledger says why", async () => {
  await db.query(sql`DELETE FROM sender_identities WHERE shop_id = ${shopId}`);
  const { email } = await waiting("mia");
  await sendDue(shopId, start);
  expect(await stands()).toEqual({ state: "queued", reason: null });
  expect(await listMessages(shopId, { limit: 1, offset: 0 })).toMatchObject([{ heldReason: "no_sender" }]);
  expect(stage.postsTo(email)).toEqual([]);
});

test("a message that cannot be composed fails alone", async () => {
  const [nia, oda] = [await waiting("nia"), await waiting("oda")];
  await db.query(sql`
    UPDATE messages SET template_key = 'gone' WHERE shop_id = ${shopId} AND id = ${nia.messageId}`);
  await sendDue(shopId, start);
  expect((await ledgerOf(shopId)).map(({ state, reason }) => [state, reason])).toEqual([
    ["failed", "could not be composed: No message called “gone” has been published"],
    ["sent", null],
  ]);
  expect(acceptedFor(oda.email)).toBe(1);
});
