import { afterAll, beforeAll, expect, test } from "vitest";
import sql from "sql-template-tag";
import { db } from "~/db.server";
import { endAttempt, prepareTurn } from "~/domains/messages/batches/jobs.server";
import { idempotencyKey } from "~/domains/messages/batches/resolve";
import { sendDue } from "~/domains/messages/index.server";
import { post } from "~/domains/messages/resend.server";
import { randomFrom } from "../../sandbox/factories/random";
import { ledgerOf, openMailingShop, outliveLeases, queueWelcomes } from "../support/mailing";
import { openSendingStage, type SendingStage } from "../support/sending-stage";

// The short form of `npm run prove -- sends`. Its mutants are those of the whole way of sending.
const start = new Date();
let stage: SendingStage;
let shopId: number;
let now = start;

beforeAll(async () => {
  stage = await openSendingStage();
});
afterAll(() => stage.close());

/** A worker takes a batch and posts it, if it gets so far; then it dies. */
async function dieWhen(reached: "frozen" | "accepted"): Promise<void> {
  const turn = await prepareTurn(shopId, "app", now);
  if (turn.do !== "post" || reached === "frozen") return;
  await post(turn.ready.batch, idempotencyKey(shopId, turn.ready.batch.id));
}

/** A worker takes a batch and stalls; another sends it; then the first posts it, is told to wait, and acts on that. */
async function stall(): Promise<void> {
  const turn = await prepareTurn(shopId, "app", now);
  if (turn.do !== "post") return;
  const { ready } = turn;
  await outliveLeases(shopId);
  const other = await prepareTurn(shopId, "app", now);
  if (other.do !== "post") throw new Error("A batch whose claim is over was not given to another worker");
  const posted = await post(other.ready.batch, idempotencyKey(shopId, other.ready.batch.id));
  stage.resend.faults.add({ kind: "answer-429" });
  const { attempt } = await post(ready.batch, idempotencyKey(shopId, ready.batch.id));
  await endAttempt(shopId, ready.batch, ready, attempt, now);
  await endAttempt(shopId, other.ready.batch, other.ready, posted.attempt, now);
  await db.query(sql`UPDATE send_accounts SET tokens = 2, filled_at = clock_timestamp()`);
}

const acts: Record<string, () => Promise<unknown> | void> = {
  send: () => sendDue(shopId, now),
  dieBeforePosting: () => dieWhen("frozen"),
  dieAfterPosting: () => dieWhen("accepted"),
  stall,
  takeOver: () => outliveLeases(shopId),
  cut: () => stage.resend.faults.add({ kind: "cut-after-accept" }),
  fail: () => stage.resend.faults.add({ kind: "answer-500" }),
};

let persons = 0;
const arrive = (kind: "askedFor" | "flow" | "campaign") =>
  queueWelcomes(
    shopId,
    Array.from({ length: 15 }, () => `anyone-${++persons}`),
    now,
    { kind },
  );

async function ledger() {
  return (await ledgerOf(shopId)).map(({ email, state }) => ({
    email,
    state,
    accepted: stage.resend.mails(email).length,
  }));
}

test.each([1, 2])("whatever breaks (seed %i): each is accepted exactly once, and none is lost", async (seed) => {
  const random = randomFrom(seed, "system");
  shopId = await openMailingShop(`system-${seed}.myshopify.com`, start);
  for (let i = 0; i < 40; i++) {
    now = new Date(now.getTime() + random.between(0, 20) * 1000);
    if (i % 4 === 0) await arrive(random.pick(["askedFor", "flow", "campaign"] as const));
    await acts[random.pick(Object.keys(acts))]?.();
  }
  for (const act of ["stall", "dieBeforePosting", "dieAfterPosting"]) {
    await arrive("flow");
    await acts[act]?.();
  }
  stage.resend.faults.clear();
  for (const seconds of [0, 3600]) {
    now = new Date(now.getTime() + seconds * 1000);
    await outliveLeases(shopId);
    await sendDue(shopId, now);
  }
  const told = await ledger();
  expect(told).toEqual(told.map(({ email }) => ({ email, state: "sent", accepted: 1 })));
  expect(told.length).toBeGreaterThan(150);
});

test("when Resend may have forgotten the keys, what is in doubt is left to a person, and nothing goes out twice", async () => {
  shopId = await openMailingShop("system-outage.myshopify.com", start);
  await arrive("campaign");
  await dieWhen("accepted");
  await arrive("flow");
  await dieWhen("frozen");
  await db.query(sql`
    UPDATE send_batches SET first_attempt_at = first_attempt_at - interval '25 hours' WHERE shop_id = ${shopId}`);
  stage.pass(25);
  await outliveLeases(shopId);
  await sendDue(shopId, now);
  const told = await ledger();
  expect(told.map(({ state }) => state)).toEqual(told.map(() => "parked"));
  expect(told.map(({ accepted }) => accepted).toSorted()).toEqual([
    ...Array.from({ length: 15 }, () => 0),
    ...Array.from({ length: 15 }, () => 1),
  ]);
});
