import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import sql, { raw } from "sql-template-tag";
import { db, transact } from "~/db.server";
import { unsubscribe } from "~/domains/consent/index.server";
import { formBatch } from "~/domains/messages/batches/form.server";
import { deliver, endAttempt, prepareTurn, type Ready } from "~/domains/messages/batches/jobs.server";
import type { Attempt, priorities } from "~/domains/messages/batches/model";
import { retakeBatch } from "~/domains/messages/batches/queries.server";
import { idempotencyKey } from "~/domains/messages/batches/resolve";
import { sendDue } from "~/domains/messages/index.server";
import { post } from "~/domains/messages/resend.server";
import { randomFrom } from "../../sandbox/factories/random";
import { ledgerOf, openMailingShop, outliveLeases, queueWelcomes } from "../support/mailing";
import { openSendingStage, type SendingStage } from "../support/sending-stage";

const start = new Date();
const people = 50;
let stage: SendingStage;
let shopId: number;
let shops = 0;

beforeAll(async () => {
  stage = await openSendingStage();
});
afterAll(() => stage.close());
beforeEach(async () => {
  shopId = await openMailingShop(`crashes-${++shops}.myshopify.com`, start);
});

type Kind = keyof typeof priorities;

let persons = 0;
const queue = (count: number, kind: Kind = "flow") =>
  queueWelcomes(
    shopId,
    Array.from({ length: count }, () => `person-${++persons}`),
    start,
    { kind },
  );

/** Has the next batch of the shop ready to be posted. */
async function nextBatch(now = start): Promise<Ready> {
  const turn = await prepareTurn(shopId, "app", now);
  if (turn.do !== "post") throw new Error(`Nothing is to be posted: ${turn.do}`);
  return turn.ready;
}

const postIt = async ({ batch }: Ready) => (await post(batch, idempotencyKey(shopId, batch.id))).attempt;

/** Where a worker may die with a batch in hand, in the order in which it gets there. */
const stages = ["deciding", "writing", "frozen", "accepted", "recording", "recorded"] as const;

/** What a worker does with one batch, as far as it gets before it dies. */
async function workUntil(death: (typeof stages)[number], now = start): Promise<void> {
  const prepare = () => prepareTurn(shopId, "app", now);
  if (death === "deciding") return breakOff("send_batches", prepare);
  if (death === "writing") return breakOff("send_batches", prepare, "state = 'writing'");
  const turn = await prepareTurn(shopId, "app", now);
  if (turn.do !== "post") return;
  const { ready } = turn;
  if (death === "frozen") return;
  const attempt = await postIt(ready);
  if (death === "accepted") return;
  const end = () => endAttempt(shopId, ready.batch, ready, attempt, start);
  await (death === "recording" ? breakOff("events", end) : end());
}

/** Whose message was ever frozen. */
async function listBegun(): Promise<string[]> {
  const rows = await db.query<{ profileId: string }>(sql`
    SELECT m.profile_id AS "profileId" FROM messages m JOIN send_batches b ON b.shop_id = m.shop_id AND b.id = m.batch_id
    WHERE m.shop_id = ${shopId} AND b.state <> 'writing'`);
  return rows.map(({ profileId }) => profileId);
}

/**
 * The connection breaks when a table is written to, before anything of that transaction is committed.
 * @param unless what may be written, in SQL
 */
async function breakOff(
  table: "send_batches" | "events",
  work: () => Promise<unknown>,
  unless = "false",
): Promise<void> {
  const broken = raw(`${table} ADD CONSTRAINT broken CHECK (shop_id <> ${shopId} OR ${unless}) NOT VALID`);
  await db.query(sql`ALTER TABLE ${broken}`);
  await expect(work()).rejects.toThrow("broken");
  await db.query(sql`ALTER TABLE ${raw(table)} DROP CONSTRAINT broken`);
}

const kinds = ["askedFor", "flow", "campaign"] as const;

test.each(stages.flatMap((death) => kinds.map((kind) => ({ death, kind }))))(
  "a worker that dies $death, with mail of the kind $kind: another finishes, and each of fifty is accepted once",
  async ({ death, kind }) => {
    const waiting = await queue(people, kind);
    const inOne = { askedFor: 1, flow: 20, campaign: 100 }[kind];
    for (let done = 0; done < people; done += inOne) await workUntil(death);
    const acceptedBefore = stages.indexOf(death) >= stages.indexOf("accepted") ? people : 0;
    const accepted = () => waiting.map(({ email }) => stage.resend.mails(email).length);
    expect(accepted().reduce((sum, count) => sum + count, 0)).toBe(acceptedBefore);

    // As long as the dead worker's claim lasts, nobody touches its messages.
    if (death !== "deciding") expect(await sendDue(shopId, start)).toEqual({ sent: 0, skipped: 0 });
    await outliveLeases(shopId);
    await sendDue(shopId, start);
    expect(accepted()).toEqual(waiting.map(() => 1));
    expect((await ledgerOf(shopId)).map(({ state, resendId, email }) => ({ state, resendId, email }))).toEqual(
      waiting
        .map(({ email }) => ({ state: "sent", resendId: stage.resend.mails(email)[0]?.id, email }))
        .sort((a, b) => (a.email < b.email ? -1 : 1)),
    );
    const events = await db.query(sql`SELECT 1 FROM events WHERE shop_id = ${shopId} AND kind = 'message_sent'`);
    expect(events).toHaveLength(people);
  },
);

test("a transaction that dies while it decides leaves nothing behind", async () => {
  const [one] = await queue(1);
  await workUntil("deciding");
  await unsubscribe({ shopId, profileId: one?.profileId ?? "", email: one?.email ?? "" }, start);
  // Nobody can have sent it, so it is asked about again.
  expect(await sendDue(shopId, start)).toEqual({ sent: 0, skipped: 1 });
});

test("what a dead worker had claimed but not written is decided about anew when its claim is over", async () => {
  const [one] = await queue(2);
  await workUntil("writing");
  expect((await ledgerOf(shopId)).map(({ state }) => state)).toEqual(["sending", "sending"]);
  await unsubscribe({ shopId, profileId: one?.profileId ?? "", email: one?.email ?? "" }, start);
  expect(await sendDue(shopId, start)).toEqual({ sent: 0, skipped: 0 });
  await outliveLeases(shopId);
  expect(await sendDue(shopId, start)).toEqual({ sent: 1, skipped: 1 });
  expect(stage.postsTo(one?.email ?? "")).toEqual([]);
});

test("a worker that stalls before it posts decides anew: who unsubscribed meanwhile gets nothing", async () => {
  const [one, two] = await queue(2);
  const ready = await nextBatch();
  await unsubscribe({ shopId, profileId: one?.profileId ?? "", email: one?.email ?? "" }, start);
  const stalled = { ...ready, decidedAt: ready.decidedAt - 5001 };
  expect(await deliver(shopId, stalled, start)).toBe(0);
  expect(stage.postsTo(two?.email ?? "")).toEqual([]);
  expect(await sendDue(shopId, start)).toEqual({ sent: 1, skipped: 1 });
  expect([one, two].map((person) => stage.postsTo(person?.email ?? "").length)).toEqual([0, 1]);
});

test("a worker that stalls before it posts repeats what another has sent, and its word does not count", async () => {
  const [one] = await queue(1);
  const stalled = await nextBatch();
  await outliveLeases(shopId);
  await sendDue(shopId, start);
  const before = await ledgerOf(shopId);
  const attempt = await postIt(stalled);
  const words: Attempt[] = [
    attempt,
    { outcome: "refused", reason: "late" },
    { outcome: "postponed", seconds: 9, reason: "late", isRateLimit: false },
    { outcome: "in_doubt", reason: "late" },
  ];
  for (const word of words) expect(await endAttempt(shopId, stalled.batch, stalled, word, start)).toBe(0);
  expect(await ledgerOf(shopId)).toEqual(before);
  const [first, second] = stage.postsTo(one?.email ?? "");
  expect(second).toEqual(first);
  expect(stage.resend.mails(one?.email)).toHaveLength(1);
});

test("a worker whose claim is over has no say while another has the batch", async () => {
  const [one] = await queue(1);
  const late = await nextBatch();
  await outliveLeases(shopId);
  const present = await nextBatch();
  expect(present).toMatchObject({ isInDoubt: true, batch: { id: late.batch.id, body: late.batch.body } });
  const words: Attempt[] = [
    { outcome: "refused", reason: "late" },
    { outcome: "postponed", seconds: 9, reason: "late", isRateLimit: false },
    { outcome: "in_doubt", reason: "late" },
    { outcome: "contested", reason: "late" },
    { outcome: "accepted", told: [{ accepted: true, resendId: "late" }] },
  ];
  for (const word of words) expect(await endAttempt(shopId, late.batch, late, word, start)).toBe(0);
  expect(await ledgerOf(shopId)).toMatchObject([{ state: "sending", reason: null, resendId: null }]);
  expect(await retakeBatch(shopId, start)).toBeNull();
  expect(stage.postsTo(one?.email ?? "")).toEqual([]);
});

test("four workers at once send each of sixty mails once", async () => {
  const waiting = await queue(60);
  const done = await Promise.all([1, 2, 3, 4].map(() => sendDue(shopId, start)));
  expect(done.reduce((sum, { sent }) => sum + sent, 0)).toBe(60);
  expect(new Set(waiting.map(({ email }) => stage.postsTo(email).length))).toEqual(new Set([1]));
});

test.each([1, 2, 3])(
  "whatever happens in between (seed %i): one mail at most, none after an unsubscription",
  async (seed) => {
    const random = randomFrom(seed, "interleavings");
    const waiting = await queue(10);
    /** Frozen by a worker that died, or posted: from then on nobody knows whether Resend has it. */
    const begun = new Set<string>();
    const stoppedInTime = new Set<string>();
    let now = start;
    const acts: Record<string, () => Promise<unknown> | void> = {
      arrive: async () => waiting.push(...(await queue(4))),
      send: () => sendDue(shopId, now),
      die: async () => {
        await workUntil(random.pick(["frozen", "accepted", "recorded"] as const), now);
        for (const profileId of await listBegun()) begun.add(profileId);
      },
      dieWriting: () => transact((tx) => formBatch(shopId, { account: "app", allowed: 100 }, now, tx)),
      takeOver: () => outliveLeases(shopId),
      fail: () => stage.resend.faults.add({ kind: random.pick(["cut-after-accept", "answer-500"] as const) }),
      stop: async () => {
        const { profileId, email } = random.pick(waiting);
        await unsubscribe({ shopId, profileId, email }, now);
        if (!begun.has(profileId) && stage.postsTo(email).length === 0) stoppedInTime.add(email);
      },
    };
    const likely = [
      ...["arrive", "arrive", "arrive", "stop", "stop", "stop"],
      ...["dieWriting", "die", "die", "send", "takeOver", "fail"],
    ];
    for (let i = 0; i < 80; i++) {
      now = new Date(now.getTime() + random.between(0, 20) * 1000);
      await acts[random.pick(likely)]?.();
    }
    stage.resend.faults.clear();
    await outliveLeases(shopId);
    await sendDue(shopId, new Date(now.getTime() + 3_600_000));

    const outcomes = (await ledgerOf(shopId)).map(({ email, state }) => ({
      email,
      state,
      accepted: stage.resend.mails(email).length,
    }));
    expect(outcomes).toEqual(
      outcomes.map(({ email }) =>
        stoppedInTime.has(email) ? { email, state: "skipped", accepted: 0 } : { email, state: "sent", accepted: 1 },
      ),
    );
    expect(stoppedInTime.size).toBeGreaterThan(0);
  },
);
