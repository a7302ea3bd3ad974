import { performance } from "node:perf_hooks";
import { transact } from "~/db.server";
import { appendEvents, ensureMonths } from "~/domains/events/index.server";
import { findSenderState } from "~/domains/senders/index.server";
import { log } from "~/log.server";
import { lockDecisions } from "../gate/queries.server";
import { accountOf } from "../lanes/account.server";
import {
  holdLane,
  learnLimit,
  moveLane,
  openAccount,
  pauseAccount,
  returnToken,
  wakeLane,
} from "../lanes/queries.server";
import type { Sent } from "../model";
import { post, type Posted } from "../resend.server";
import { returnLapsed } from "./claims/queries.server";
import { formBatch, writeBatch, type Formed } from "./form.server";
import type { Attempt, Batch } from "./model";
import { closeBatch, dissolve, endMessages, keepInDoubt, recordTold } from "./outcome/queries.server";
import { countOfDay, retakeBatch } from "./queries.server";
import { idempotencyKey, resolve, type Resolution } from "./resolve";

/** What was decided holds so long: then somebody may have unsubscribed, and it is decided anew. */
const decisionHoldsMilliseconds = 5000;
/** How soon it is looked again whether a shop that was made to pause may go on. */
const heldMinutes = 5;

/** A batch that is ready to be posted, by whom, and since when the decision about it stands. */
export interface Ready {
  batch: Batch;
  apiKey: string | null;
  isInDoubt: boolean;
  /** On this process's own clock. */
  decidedAt: number;
}

/** What a turn has come to before anything is posted. */
export type Prepared =
  | { do: "post"; ready: Ready; skipped: number }
  /** Something was done, but there is nothing to post: there may be more. */
  | { do: "again"; skipped: number }
  /** Nothing is due. */
  | { do: "rest" }
  /** The shop may not send for a while. */
  | { do: "hold"; until: Date };

/**
 * Has the next request of a shop ready: one in doubt, or new messages about which is decided now.
 * @param hasBatch false when it is known that no batch is due, so that none is looked for
 */
export async function prepareTurn(shopId: number, account: string, now: Date, hasBatch = true): Promise<Prepared> {
  const sender = await findSenderState(shopId, now);
  if (accountOf(sender.apiKey) !== account) {
    await openAccount(accountOf(sender.apiKey));
    await moveLane(shopId, accountOf(sender.apiKey));
    return { do: "again", skipped: 0 };
  }
  if (hasBatch) await returnLapsed(shopId);
  const doubtful = hasBatch ? await retakeBatch(shopId, now) : null;
  const decidedAt = performance.now();
  if (doubtful?.isExpired) {
    await endBatch(shopId, doubtful, { state: "parked", reason: "in doubt for 23 hours" }, now);
    return { do: "again", skipped: 0 };
  }
  if (doubtful && doubtful.account !== account) return postOfFormerAccount(shopId, doubtful, now);
  if (doubtful) {
    return { do: "post", ready: { batch: doubtful, apiKey: sender.apiKey, isInDoubt: true, decidedAt }, skipped: 0 };
  }
  if (sender.pausedFor) return hold(shopId, sender.pausedFor, now);
  const formed = await form(shopId, account, sender.dailyLimit, now);
  if (!formed) return hold(shopId, "daily_limit", now);
  if (formed.taken === 0) return { do: "rest" };
  const { unwritten, skipped } = formed;
  const batch = unwritten && (await transact((tx) => writeBatch(shopId, unwritten, now, tx)));
  if (!batch) return { do: "again", skipped };
  return { do: "post", ready: { batch, apiKey: sender.apiKey, isInDoubt: false, decidedAt }, skipped };
}

/** Null when the shop may send nothing more today. */
async function form(shopId: number, account: string, limit: number | null, now: Date): Promise<Formed | null> {
  return transact(async (tx) => {
    // Two who count at the same time would each see the room that only one can take.
    if (limit !== null) await lockDecisions(shopId, tx);
    const allowed = limit === null ? Infinity : limit - (await countOfDay(shopId, tx));
    return allowed > 0 ? formBatch(shopId, { account, allowed: Math.min(100, allowed) }, now, tx) : null;
  });
}

async function hold(shopId: number, reason: string, now: Date): Promise<Prepared> {
  const until = new Date(now.getTime() + heldMinutes * 60_000);
  await holdLane(shopId, reason, until);
  return { do: "hold", until };
}

/** Only the account that may have it knows the key of a batch in doubt. With that account gone, nobody can tell. */
async function postOfFormerAccount(shopId: number, batch: Batch, now: Date): Promise<Prepared> {
  await endBatch(shopId, batch, { state: "parked", reason: "in doubt at an account that is no longer used" }, now);
  return { do: "again", skipped: 0 };
}

/**
 * Posts a batch and writes down what came of it. A decision that has grown old is not acted on: nothing was posted, and
 * the messages are decided about anew.
 * @returns how many messages were accepted, of which this worker was the one to say so
 */
export async function deliver(shopId: number, { batch, apiKey, isInDoubt, decidedAt }: Ready, now: Date) {
  if (!isInDoubt && performance.now() - decidedAt > decisionHoldsMilliseconds) {
    await endBatch(shopId, batch, { state: "queued", reason: null, at: now }, now);
    await returnToken(batch.account);
    return 0;
  }
  const { attempt, perSecond } = await post(batch, idempotencyKey(shopId, batch.id), apiKey).catch(unknownOutcome);
  if (perSecond !== null) await learnLimit(batch.account, perSecond);
  return endAttempt(shopId, batch, { isInDoubt }, attempt, now);
}

/** Writes down what came of an attempt. @returns how many messages this made sent */
export async function endAttempt(
  shopId: number,
  batch: Batch,
  { isInDoubt }: { isInDoubt: boolean },
  attempt: Attempt,
  now: Date,
): Promise<number> {
  const to = resolve(attempt, { isInDoubt, attempts: batch.attempts }, now);
  if (to.state === "in_doubt") {
    log.warn({ shopId, batchId: batch.id, attempts: batch.attempts }, "nobody knows whether Resend took the batch");
  }
  const sent = await endBatch(shopId, batch, to, now);
  if (attempt.outcome === "postponed") {
    if (attempt.isRateLimit) await pauseAccount(batch.account, attempt.seconds);
    else await holdLane(shopId, attempt.reason, new Date(now.getTime() + attempt.seconds * 1000));
  }
  return sent;
}

type End = Exclude<Resolution, { state: "queued" }> | { state: "queued"; reason: string | null; at: Date };

async function endBatch(shopId: number, batch: Batch, to: End, now: Date): Promise<number> {
  if (to.state === "settled") await ensureMonths([now]);
  return transact(async (tx) => {
    switch (to.state) {
      case "settled": {
        if (!(await closeBatch(shopId, batch, { state: "settled", reason: null }, now, tx))) return 0;
        const sent = await recordTold(shopId, batch, to.told, now, tx);
        await appendEvents(shopId, sentEvents(sent, now), tx);
        return sent.length;
      }
      case "failed":
      case "parked": {
        const closed = to.state === "failed" ? "settled" : "parked";
        if (await closeBatch(shopId, batch, { state: closed, reason: to.reason }, now, tx)) {
          await endMessages(shopId, batch, to, now, tx);
        }
        return 0;
      }
      case "queued":
        if (await dissolve(shopId, batch, to, tx)) await wakeLane(shopId, to.at, tx);
        return 0;
      case "in_doubt":
        if (await keepInDoubt(shopId, batch, to, tx)) await wakeLane(shopId, to.at, tx);
        return 0;
      default:
        return to satisfies never;
    }
  });
}

/** What is to be remembered of messages that were sent. */
export function sentEvents(sent: readonly Sent[], at: Date) {
  return sent.map(({ id, profileId, templateKey, topic }) => {
    const properties = { messageId: id, template: templateKey, ...(topic && { topic }) };
    return { kind: "message_sent" as const, sourceId: id, occurredAt: at, profileId, actor: null, properties };
  });
}

/** The connection broke or took too long: Resend may or may not have the batch. */
function unknownOutcome(error: unknown): Posted {
  const reason = error instanceof Error ? error.name : "no answer";
  return { attempt: { outcome: "in_doubt", reason }, perSecond: null };
}
