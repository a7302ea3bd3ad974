import { db, transact, type Tx } from "~/db.server";
import { appendEvents, ensureMonths } from "~/domains/events/index.server";
import { takeSendRequests } from "~/domains/flows/index.server";
import { emit } from "~/jobs/emit.server";
import { log } from "~/log.server";
import type { Attempt, Claimed, Sent } from "./model";
import { pace } from "./pacing.server";
import { prepare, type Step } from "./prepare.server";
import { claimMessages, confirm, findNextAttempt, postpone, queueMessages, settle } from "./queries.server";
import { post } from "./resend.server";
import { resolve } from "./resolve";
import { idempotencyKey } from "./retry";

const takenAtOnce = 500;
const claimedAtOnce = 10;
/** After so many other shops have their turn, and the next job looks at the clock again. */
const mostInARow = 100;

/** Takes over the sends that flows have come to. */
export async function queueRequested(shopId: number, now: Date): Promise<number> {
  let queued = 0;
  for (;;) {
    const taken = await transact(async (tx) => {
      const requests = await takeSendRequests(shopId, takenAtOnce, tx);
      queued += await queueMessages(shopId, requests, now, tx);
      if (requests.length > 0) await emit(tx, "messages.queued", { shopId });
      return requests.length;
    });
    if (taken < takenAtOnce) return queued;
  }
}

/** Sends what is due, a hundred messages at most, and says when the next is. */
export async function sendDue(shopId: number, now: Date): Promise<{ sent: number; skipped: number }> {
  const done = { sent: 0, skipped: 0 };
  let turn: Promise<void> | null = null;
  let taken = 0;
  let claimed: Claimed[];
  do {
    claimed = await claimMessages(shopId, claimedAtOnce, now);
    taken += claimed.length;
    for (const message of claimed) {
      // Waiting comes before deciding: a person may unsubscribe meanwhile. The turn of a skip goes to the next message.
      await (turn ??= pace.turn());
      const step = await beginAttempt(shopId, message, now);
      if (step.do === "end" && step.state === "skipped") done.skipped += 1;
      if (step.do !== "post") continue;
      turn = null;
      const attempt = await post(step.request, idempotencyKey(shopId, message)).catch(unknownOutcome);
      if (await endAttempt(shopId, message, step, attempt, now)) done.sent += 1;
    }
  } while (claimed.length === claimedAtOnce && taken < mostInARow);
  if (claimed.length === claimedAtOnce) await emit(db, "messages.queued", { shopId });
  else await announceNext(shopId, now);
  return done;
}

/** Decides and freezes. What is not to be posted is settled at once. */
export async function beginAttempt(shopId: number, message: Claimed, now: Date): Promise<Step> {
  return transact(async (tx) => {
    const step = await prepare(shopId, message, tx);
    if (step.do === "end") await settle(shopId, message, step, now, tx);
    return step;
  });
}

/** Writes down what came of it. @returns whether it was accepted, and this worker was the one to say so */
export async function endAttempt(
  shopId: number,
  message: Claimed,
  { isInDoubt }: { isInDoubt: boolean },
  attempt: Attempt,
  now: Date,
): Promise<boolean> {
  const { attempts, id: messageId } = message;
  const to = resolve(attempt, { isInDoubt, attempts }, now);
  switch (to.state) {
    case "sent":
      return recordSent(shopId, message, to.resendId, now);
    case "failed":
    case "parked":
      await settle(shopId, message, to, now);
      return false;
    case "queued":
    case "in_doubt":
      if (to.state === "in_doubt") {
        log.warn({ shopId, messageId, attempts }, "nobody knows whether Resend took the message");
      }
      await postpone(shopId, message, to);
      return false;
    default:
      return to satisfies never;
  }
}

async function recordSent(shopId: number, message: Claimed, resendId: string, now: Date): Promise<boolean> {
  await ensureMonths([now]);
  return transact(async (tx) => {
    const isOurs = await settle(shopId, message, { state: "sent", reason: null, resendId }, now, tx);
    if (isOurs) await appendSent(shopId, message, now, tx);
    return isOurs;
  });
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
  if (sent) await appendSent(shopId, sent, at, tx);
  return sent !== null;
}

async function appendSent(shopId: number, { id, profileId, templateKey }: Sent, at: Date, tx: Tx): Promise<void> {
  const properties = { messageId: id, template: templateKey };
  const event = { kind: "message_sent", sourceId: id, occurredAt: at, profileId, actor: null, properties } as const;
  await appendEvents(shopId, [event], tx);
}

/** The connection broke or took too long: Resend may or may not have the message. */
function unknownOutcome(error: unknown): Attempt {
  return { outcome: "in_doubt", reason: error instanceof Error ? error.name : "no answer" };
}

/** Lets the job be done again when the next message is due; a moment later, when somebody else seems to be at it. */
async function announceNext(shopId: number, now: Date): Promise<void> {
  const next = await findNextAttempt(shopId);
  if (next) await emit(db, "messages.queued", { shopId }, next > now ? next : new Date(now.getTime() + 1000));
}
