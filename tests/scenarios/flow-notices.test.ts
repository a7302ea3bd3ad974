import sql from "sql-template-tag";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { db } from "~/db.server";
import { suppress } from "~/domains/consent/index.server";
import { takeNotices } from "~/domains/flows/index.server";
import { sendNotices } from "~/domains/messages/index.server";
import { saveSender } from "~/domains/shops/index.server";
import { env } from "~/env.server";
import { addFlow, endLeases, standingOf, want } from "../support/effects-stage";
import { openMailingShop, sender } from "../support/mailing";
import { openSendingStage, type SendingStage } from "../support/sending-stage";

const now = new Date();
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);

let stage: SendingStage;
let shopId: number;
let flowId: number;
let ada: string;
let shops = 0;
let domain: string;

beforeAll(async () => {
  stage = await openSendingStage();
});
afterAll(() => stage.close());
beforeEach(async () => {
  stage.forget();
  domain = `notices-${++shops}.myshopify.com`;
  shopId = await openMailingShop(domain, now);
  await saveSender(shopId, { ...sender, replyTo: "owner@shop.example" }, now);
  flowId = await addFlow(shopId, "Big carts", now);
  const [profile] = await db.query<{ id: string }>(sql`
    INSERT INTO profiles (shop_id, email, first_name, last_name, known_since)
    VALUES (${shopId}, 'ada@example.com', 'Ada', '<b>Lovelace</b>', ${now}) RETURNING id`);
  ada = profile?.id ?? expect.fail("Nobody was added");
});

const Mail = z.object({ to: z.string(), from: z.string(), subject: z.string(), html: z.string(), text: z.string() });
const mails = () => stage.relay.passed.map(({ body }) => Mail.parse(JSON.parse(body)));
const keys = () => stage.relay.passed.map(({ idempotencyKey }) => idempotencyKey);
const note = (words: string[]) =>
  want(
    shopId,
    flowId,
    words.map((said) => ({ profileId: ada, kind: "notify", payload: { words: said } })),
    now,
  );

test("a note goes to where answers to the shop's mail go, with a link to the shopper and nothing to mistake", async () => {
  const runs = await note(["A cart over £500: call them"]);
  await sendNotices(shopId, now);
  const [mail] = mails();
  expect(mail).toMatchObject({ to: "owner@shop.example", subject: "Big carts: A cart over £500: call them" });
  expect(mail?.html).toContain(`https://${domain}/admin/apps/${env.SHOPIFY_API_KEY}/app/shoppers/${ada}`);
  expect(mail?.html).toContain("&lt;b&gt;Lovelace&lt;/b&gt;");
  expect(mail?.text).toContain("A cart over £500: call them");
  expect(mail?.html).not.toContain("ada@example.com");
  expect(await standingOf(shopId, runs)).toEqual([{ state: "done", reason: null, attempts: 1 }]);
  // It is nobody's message: it counts for no limit and stands in no ledger.
  expect(await db.query(sql`SELECT 1 FROM messages WHERE shop_id = ${shopId}`)).toEqual([]);
});

test("many go in one mail, and what comes up soon after waits for the next", async () => {
  await note(Array.from({ length: 60 }, (_, i) => `Note ${i}`));
  await sendNotices(shopId, now);
  const late = await note(["Late"]);
  await sendNotices(shopId, minutes(5));
  expect(mails().map(({ subject }) => subject)).toEqual(["Your flows have 60 notes for you"]);
  expect(mails()[0]?.text).toContain("And 20 more");
  expect(await standingOf(shopId, late)).toMatchObject([{ state: "queued", attempts: 0 }]);
  await sendNotices(shopId, minutes(15));
  expect(mails()).toHaveLength(2);
});

test("a worker that is killed: the same notes go again under the same key, and Resend mails them once", async () => {
  const first = await note(["One", "Two"]);
  const taken = await takeNotices(shopId, "name-of-the-mail", now);
  expect(taken?.notices).toHaveLength(2);
  await endLeases(shopId);
  const later = await note(["Three"]);
  await sendNotices(shopId, now);
  expect(keys()).toEqual(["notice-name-of-the-mail"]);
  expect(mails()[0]?.text).not.toContain("Three");
  expect(await standingOf(shopId, [...first, ...later])).toMatchObject([
    { state: "done", attempts: 2 },
    { state: "done", attempts: 2 },
    { state: "queued", attempts: 0 },
  ]);
});

test("without a sender, or to an address that is written to no more, the reason is kept", async () => {
  const suppressed = await note(["One"]);
  await suppress(shopId, [{ email: "owner@shop.example", reason: "complaint", at: now }], db);
  await sendNotices(shopId, now);
  await db.query(sql`DELETE FROM sender_identities WHERE shop_id = ${shopId}`);
  const unsigned = await note(["Two"]);
  await sendNotices(shopId, now);
  expect(await standingOf(shopId, [...suppressed, ...unsigned])).toMatchObject([
    { state: "failed", reason: "address_suppressed" },
    { state: "failed", reason: "no_sender" },
  ]);
  expect(stage.relay.passed).toEqual([]);
});

test("an answer that never came is tried again under the same key", async () => {
  const runs = await note(["One"]);
  stage.resend.faults.add({ kind: "cut-after-accept" });
  await sendNotices(shopId, now);
  await sendNotices(shopId, minutes(1));
  expect(keys()).toHaveLength(2);
  expect(new Set(keys()).size).toBe(1);
  expect(stage.resend.mails()).toHaveLength(1);
  expect(await standingOf(shopId, runs)).toMatchObject([{ state: "done" }]);
});
