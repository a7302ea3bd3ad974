import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import sql from "sql-template-tag";
import { db } from "~/db.server";
import { unsubscribe } from "~/domains/consent/index.server";
import { sendDue } from "~/domains/messages/index.server";
import { beginAttempt, endAttempt } from "~/domains/messages/jobs.server";
import type { Attempt, Claimed } from "~/domains/messages/model";
import { claimMessages } from "~/domains/messages/queries.server";
import { post } from "~/domains/messages/resend.server";
import { idempotencyKey } from "~/domains/messages/retry";
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

let persons = 0;
const queue = (count: number) =>
  queueWelcomes(
    shopId,
    Array.from({ length: count }, () => `person-${++persons}`),
    start,
  );

/** What a worker does with one message, as far as it gets before it dies. */
async function workUntil(death: string, message: Claimed): Promise<void> {
  if (death === "claimed") return;
  const step = await beginAttempt(shopId, message, start);
  if (step.do !== "post" || death === "frozen") return;
  const attempt = await post(step.request, idempotencyKey(shopId, message));
  if (death === "accepted") return;
  await endAttempt(shopId, message, step, attempt, start);
}

const stages = ["claimed", "frozen", "accepted", "recorded"];

test.each(stages)(
  "a worker that dies when a message is %s: another finishes, and each mail is accepted once",
  async (death) => {
    const waiting = await queue(people);
    for (const message of await claimMessages(shopId, people, start)) await workUntil(death, message);
    const acceptedBefore = stages.indexOf(death) >= 2 ? people : 0;
    const accepted = () => waiting.map(({ email }) => stage.resend.mails(email).length);
    expect(accepted().reduce((sum, count) => sum + count, 0)).toBe(acceptedBefore);

    // As long as the dead worker's claim lasts, nobody touches its messages.
    expect(await sendDue(shopId, start)).toEqual({ sent: 0, skipped: 0 });
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
  const [message] = await claimMessages(shopId, 1, start);
  if (!message) throw new Error("Nothing was claimed");
  await db.query(sql`ALTER TABLE messages ADD CONSTRAINT no_freezing CHECK (request IS NULL) NOT VALID`);
  await expect(beginAttempt(shopId, message, start)).rejects.toThrow();
  await db.query(sql`ALTER TABLE messages DROP CONSTRAINT no_freezing`);
  await outliveLeases(shopId);
  await unsubscribe({ shopId, profileId: one?.profileId ?? "", email: one?.email ?? "" }, start);
  // Nobody can have sent it, so it is asked about again.
  expect(await sendDue(shopId, start)).toEqual({ sent: 0, skipped: 1 });
});

test("a worker that stalls before its turn posts nothing once another has its message", async () => {
  const [one] = await queue(1);
  const [stalled] = await claimMessages(shopId, 1, start);
  await outliveLeases(shopId);
  expect((await sendDue(shopId, start)).sent).toBe(1);
  expect(stalled && (await beginAttempt(shopId, stalled, start))).toEqual({ do: "nothing" });
  expect(stage.postsTo(one?.email ?? "")).toHaveLength(1);
});

test("a worker that stalls before it posts repeats what another has sent, and its word does not count", async () => {
  const [one] = await queue(1);
  const [stalled] = await claimMessages(shopId, 1, start);
  if (!stalled) throw new Error("Nothing was claimed");
  const step = await beginAttempt(shopId, stalled, start);
  if (step.do !== "post") throw new Error("Nothing is to be posted");
  await outliveLeases(shopId);
  await sendDue(shopId, start);
  const before = await ledgerOf(shopId);
  const attempt = await post(step.request, idempotencyKey(shopId, stalled));
  expect(await endAttempt(shopId, stalled, step, attempt, start)).toBe(false);
  expect(await endAttempt(shopId, stalled, step, { outcome: "refused", reason: "late" }, start)).toBe(false);
  expect(await ledgerOf(shopId)).toEqual(before);
  const [first, second] = stage.postsTo(one?.email ?? "");
  expect(second).toEqual(first);
  expect(stage.resend.mails(one?.email)).toHaveLength(1);
});

test("a worker whose claim is over has no say while another has the message", async () => {
  const [one] = await queue(1);
  const [late] = await claimMessages(shopId, 1, start);
  if (!late) throw new Error("Nothing was claimed");
  const step = await beginAttempt(shopId, late, start);
  await outliveLeases(shopId);
  const [present] = await claimMessages(shopId, 1, start);
  if (!present || step.do !== "post") throw new Error("Nothing is to be posted");
  const words: Attempt[] = [
    { outcome: "refused", reason: "late" },
    { outcome: "postponed", seconds: 9, reason: "late" },
    { outcome: "accepted", resendId: "late" },
  ];
  for (const word of words) expect(await endAttempt(shopId, late, step, word, start)).toBe(false);
  expect(await beginAttempt(shopId, late, start)).toEqual({ do: "nothing" });
  expect(await ledgerOf(shopId)).toMatchObject([{ state: "sending", reason: null, resendId: null }]);
  expect(await beginAttempt(shopId, present, start)).toMatchObject({ do: "post", isInDoubt: true });
  expect(stage.postsTo(one?.email ?? "")).toEqual([]);
});

test("who unsubscribes while her message is claimed, but not yet posted, does not get it", async () => {
  const [one] = await queue(1);
  const [claimed] = await claimMessages(shopId, 1, start);
  await unsubscribe({ shopId, profileId: one?.profileId ?? "", email: one?.email ?? "" }, start);
  expect(claimed && (await beginAttempt(shopId, claimed, start))).toMatchObject({ do: "end", reason: "unsubscribed" });
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
        const death = random.pick(stages);
        for (const message of await claimMessages(shopId, random.between(1, 4), now)) {
          await workUntil(death, message);
          if (death !== "claimed") begun.add(message.profileId);
        }
      },
      takeOver: () => outliveLeases(shopId),
      fail: () => stage.resend.faults.add({ kind: random.pick(["cut-after-accept", "answer-500"] as const) }),
      stop: async () => {
        const { profileId, email } = random.pick(waiting);
        await unsubscribe({ shopId, profileId, email }, now);
        if (!begun.has(profileId) && stage.postsTo(email).length === 0) stoppedInTime.add(email);
      },
    };
    const likely = ["arrive", "arrive", "arrive", "stop", "stop", "stop", "die", "die", "send", "takeOver", "fail"];
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
    expect(stoppedInTime.size).toBeGreaterThan(3);
  },
);
