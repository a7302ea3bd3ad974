import sql from "sql-template-tag";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "~/db.server";
import { findBreaker, findSenderState, resume, sumSharedAccount } from "~/domains/senders/index.server";
import { drain } from "~/jobs/drain.server";
import { emit } from "~/jobs/emit.server";
import { openMailingShop, outliveLeases, queueWelcomes } from "../support/mailing";
import { openSenderStage, type SenderStage } from "../support/sender-stage";

let stage: SenderStage;
let shopId: number;
let shops = 0;
const start = new Date();
const later = (hours: number) => new Date(start.getTime() + hours * 3_600_000);

beforeAll(async () => {
  stage = await openSenderStage({ domains: ["shop.example"], seed: "bad list" });
});
afterAll(() => stage.close());
beforeEach(async () => {
  stage.resend.clear();
  stage.resend.behave(null);
  shopId = await openMailingShop(`breaker-${(shops += 1)}.myshopify.com`, start);
  // Of its mail nothing is known yet.
  await db.query(sql`DELETE FROM sender_breakers WHERE shop_id = ${shopId}`);
});

/** As many people as a list has, each with a message that waits. */
async function queueList(size: number, kind: "flow" | "campaign" = "campaign"): Promise<void> {
  const names = Array.from({ length: size }, (_, i) => `shopper-${shopId}-${i}`);
  await queueWelcomes(shopId, names, start, { kind });
}

/** Lets the app and Resend go on for a while: all is sent that may be, and all that follows is told. */
async function goOn(at: Date = start): Promise<void> {
  for (let round = 0; round < 5; round++) {
    await drain(shopId, () => at);
    await stage.resend.runDue();
    await stage.resend.runDue();
  }
}

const sent = () => stage.resend.mails().length;

describe("a list of which 6 % come back", { timeout: 120_000 }, () => {
  beforeEach(() => stage.resend.behave({ bounceRate: 0.06 }));

  test("is paused before 300 of it are sent, and goes on anew when the merchant resumes a day later", async () => {
    await queueList(1000);
    await goOn();
    const stopped = sent();
    expect(stopped).toBeGreaterThanOrEqual(200);
    expect(stopped).toBeLessThan(300);
    const state = await findSenderState(shopId, start);
    expect(state.pausedFor).toBe("bounces");
    expect(state.problem).toContain("Too many of your mails came back");
    const breaker = await findBreaker(shopId);
    expect(breaker).toMatchObject({ sent: stopped, heard: stopped, pausedAt: start });
    expect((breaker?.bounced ?? 0) / stopped).toBeGreaterThanOrEqual(0.02);

    await goOn(later(1));
    expect(sent()).toBe(stopped);
    expect(await resume(shopId, later(23))).toMatchObject({ ok: false });
    expect((await findSenderState(shopId, later(23))).pausedFor).toBe("bounces");
    expect(await resume(shopId, later(24))).toMatchObject({ ok: true });
    const resumed = await findSenderState(shopId, later(24));
    expect(resumed).toMatchObject({ pausedFor: null, dailyLimit: 250 });
    expect(await findBreaker(shopId)).toMatchObject({ sent: 0, bounced: 0, countedFrom: later(24) });
  });

  test("of which Resend tells nothing goes no further either", async () => {
    stage.resend.faults.add({ kind: "webhook-delay", delayMs: 3_600_000, times: 9999 });
    await queueList(600);
    await drain(shopId, () => start);
    await drain(shopId, () => later(1));
    stage.resend.faults.clear();
    expect(sent()).toBe(250);
    expect((await findSenderState(shopId, later(1))).dailyLimit).toBe(250);
  });
});

test(
  "a good list goes out whole, as soon as its first part is known to be well taken",
  { timeout: 120_000 },
  async () => {
    stage.resend.behave({ bounceRate: 0.001 });
    await queueList(600);
    await goOn();
    await outliveLeases(shopId);
    expect(sent()).toBe(600);
    expect(await findSenderState(shopId, start)).toMatchObject({ pausedFor: null, dailyLimit: null });
  },
);

test("a new domain sends fifty a day at first, and then twice as many", { timeout: 120_000 }, async () => {
  await db.query(sql`UPDATE sender_domains SET level = 0, level_since = ${start} WHERE shop_id = ${shopId}`);
  // Of a flow: a campaign would be too late the next day.
  await queueList(200, "flow");
  await goOn();
  expect(sent()).toBe(50);
  await db.query(sql`UPDATE send_batches SET first_attempt_at = first_attempt_at - interval '24 hours'`);
  await goOn(later(23));
  expect((await findSenderState(shopId, later(23))).dailyLimit).toBe(50);
  expect(sent()).toBe(100);
  await emit(db, "sender.due", { shopId });
  await goOn(later(25));
  expect((await findSenderState(shopId, later(25))).dailyLimit).toBe(100);
  expect(sent()).toBe(150);
});

test(
  "three complaints of a few thousand pause sending, and a mailbox that is full does not",
  { timeout: 120_000 },
  async () => {
    stage.resend.behave({ transientBounceRate: 0.1 });
    await queueList(220);
    await goOn();
    expect(await findBreaker(shopId)).toMatchObject({ bounced: 0, pausedFor: null });
    await db.query(sql`
    INSERT INTO message_feedback (shop_id, message_id, kind, occurred_at)
    SELECT shop_id, id, 'complained', ${start} FROM messages WHERE shop_id = ${shopId} AND state = 'sent' LIMIT 3
    ON CONFLICT DO NOTHING`);
    await queueWelcomes(shopId, [`last-${shopId}`], start);
    await goOn();
    expect((await findSenderState(shopId, start)).pausedFor).toBe("complaints");
  },
);

test("the account that shops share is watched over all of them, but for those with accounts of their own", async () => {
  const before = await sumSharedAccount(later(-24));
  await db.query(sql`
    INSERT INTO sender_breakers (shop_id, counted_from, counted_at, sent, heard, bounced)
    VALUES (${shopId}, ${start}, ${start}, 100000, 100000, 90000)`);
  const after = await sumSharedAccount(later(-24));
  expect(after.sent - before.sent).toBe(100_000);
  await db.query(sql`
    INSERT INTO sender_keys (shop_id, secret, last_four, saved_at) VALUES (${shopId}, 'x', 'abcd', ${start})`);
  expect(await sumSharedAccount(later(-24))).toEqual(before);
});
