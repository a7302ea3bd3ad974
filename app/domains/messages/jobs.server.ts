import { setTimeout as sleep } from "node:timers/promises";
import { db, transact, type Tx } from "~/db.server";
import { appendEvents } from "~/domains/events/index.server";
import { findNextSend, takeSendRequests } from "~/domains/flows/index.server";
import { stoppingOutcomes } from "~/domains/flows/model";
import { findSenderState } from "~/domains/senders/index.server";
import { emit } from "~/jobs/emit.server";
import { deliver, prepareTurn, sentEvents } from "./batches/jobs.server";
import { priorities } from "./batches/model";
import { findPolicies } from "./gate/queries.server";
import { accountOf } from "./lanes/account.server";
import { findNextAttempt, isDue, releaseLane, returnToken, takeToken, wakeLane } from "./lanes/queries.server";
import type { NewMessage } from "./model";
import { wakeOffice } from "./office.server";
import { confirm, insertMessages, wakeMessagesOf } from "./queries.server";

const takenAtOnce = 500;
/** So much later than it was due a send is asked for only when nobody could look in time. */
const lateMinutes = 10;
/** After so many other shops have their turn, and the next job looks at the clock again. */
const mostInARow = 100;

/** Takes over the sends that flows have come to. */
export async function queueRequested(shopId: number, now: Date): Promise<number> {
  let queued = 0;
  for (;;) {
    const taken = await transact(async (tx) => {
      const requests = await takeSendRequests(shopId, takenAtOnce, now, tx);
      const { flowHours } = await findPolicies(shopId, tx);
      const messages = requests.map(({ runId, flowId, template, dueAt, sendBefore, ...request }) => ({
        ...{ ...request, sourceKind: "flow", sourceId: runId, programId: flowId, templateKey: template },
        ...{ priority: priorities.flow, sendBefore: sendBefore ?? latestOf(dueAt, flowHours, now) },
      }));
      queued += await queueMessages(shopId, messages, now, tx);
      return requests.length;
    });
    if (taken < takenAtOnce) break;
  }
  const next = await findNextSend(shopId);
  if (next) await emit(db, "messages.requested", { shopId }, next);
  return queued;
}

/** What was asked for long after it was due has its time counted from then; otherwise the policies count from now. */
function latestOf(dueAt: Date, flowHours: number, now: Date): Date | null {
  const isLate = now.getTime() - dueAt.getTime() > lateMinutes * 60_000;
  return isLate ? new Date(dueAt.getTime() + flowHours * 3_600_000) : null;
}

/** Lets what waits of runs that have ended be decided about now: it is not sent, and takes nobody's place any more. */
export async function wakeStopped(shopId: number, now: Date): Promise<void> {
  await transact(async (tx) => {
    if ((await wakeMessagesOf(shopId, stoppingOutcomes, now, tx)) > 0) await announce(shopId, now, tx);
  });
}

/** Puts messages into the ledger, to be sent as soon as the gate lets them. @returns how many were new */
export async function queueMessages(
  shopId: number,
  messages: readonly NewMessage[],
  now: Date,
  tx: Tx,
): Promise<number> {
  if (messages.length === 0) return 0;
  const queued = await insertMessages(shopId, messages, now, tx);
  await announce(shopId, now, tx);
  return queued;
}

/** Something of the shop is due at an instant. */
async function announce(shopId: number, now: Date, tx: Tx): Promise<void> {
  await wakeLane(shopId, now, tx);
  await emit(tx, "messages.queued", { shopId });
}

/**
 * Sees to it that what is due is sent. Where this process has a post office open, that does it, fairly among the shops.
 * Otherwise it is done here and now, a hundred requests at most, and said when the next is due.
 */
export async function sendDue(shopId: number, now: Date): Promise<{ sent: number; skipped: number }> {
  const done = { sent: 0, skipped: 0 };
  // Where nothing waits there is nothing to say; an erased shop gets no lane again.
  if (!(await findNextAttempt(shopId))) return done;
  await wakeLane(shopId, now, db);
  if (wakeOffice()) return done;
  for (let turns = 0; turns < mostInARow; turns++) {
    const turn = await takeOwnTurn(shopId, now);
    done.sent += turn.sent;
    done.skipped += turn.skipped;
    if (turn.isMore) continue;
    await announceNext(shopId, turn.heldUntil, now);
    return done;
  }
  await emit(db, "messages.queued", { shopId });
  return done;
}

async function takeOwnTurn(shopId: number, now: Date) {
  const none = { sent: 0, skipped: 0, isMore: false, heldUntil: null };
  if (!(await isDue(shopId, now))) return none;
  const account = accountOf((await findSenderState(shopId, now)).apiKey);
  // Waiting comes before deciding: a person may unsubscribe meanwhile.
  for (let wait = await takeToken(account); wait > 0; wait = await takeToken(account)) await sleep(wait);
  await releaseLane(shopId);
  const prepared = await prepareTurn(shopId, account, now);
  if (prepared.do !== "post") await returnToken(account);
  if (prepared.do === "rest") return none;
  if (prepared.do === "hold") return { ...none, heldUntil: prepared.until };
  const sent = prepared.do === "post" ? await deliver(shopId, prepared.ready, now) : 0;
  return { sent, skipped: prepared.skipped, isMore: true, heldUntil: null };
}

/** Lets the job be done again when the next message is due; a moment later, when somebody else seems to be at it. */
async function announceNext(shopId: number, heldUntil: Date | null, now: Date): Promise<void> {
  const next = heldUntil ?? (await findNextAttempt(shopId));
  if (next) await emit(db, "messages.queued", { shopId }, next > now ? next : new Date(now.getTime() + 1000));
}

/**
 * Resend reports on a message of which we did not know whether Resend had it: so it was sent. Needs the month of `at`.
 * @returns whether that was news
 */
export async function confirmSent(
  shopId: number,
  messageId: string,
  { resendId, at }: { resendId: string | null; at: Date },
  tx: Tx,
): Promise<boolean> {
  const sent = await confirm(shopId, messageId, resendId, at, tx);
  if (sent) await appendEvents(shopId, sentEvents([sent], at), tx);
  return sent !== null;
}
