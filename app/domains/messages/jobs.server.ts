import { transact, type Tx } from "~/db.server";
import { findPermissions, unsubscribeUrl } from "~/domains/consent/index.server";
import { appendEvents, ensureMonths } from "~/domains/events/index.server";
import { listFlows, takeSendRequests } from "~/domains/flows/index.server";
import { findSender, getShop } from "~/domains/shops/index.server";
import { maySend } from "~/domains/shops/model";
import { renderFor } from "~/domains/templates/index.server";
import { emit } from "~/jobs/emit.server";
import { log } from "~/log.server";
import { compose } from "./compose";
import { gate } from "./gate";
import { FrozenRequest, type Attempt, type Claimed } from "./model";
import { claimMessages, findNextAttempt, findPeople, freeze, postpone, queueMessages, settle } from "./queries.server";
import { post } from "./resend.server";
import { backoffSeconds, idempotencyKey } from "./retry";

const takenAtOnce = 500;
const claimedAtOnce = 10;

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

/** Sends what is due, and says when the next message is. */
export async function sendDue(shopId: number, now: Date): Promise<{ sent: number; skipped: number }> {
  const done = { sent: 0, skipped: 0 };
  for (;;) {
    const ready = await transact((tx) => prepare(shopId, now, tx));
    done.skipped += ready.skipped;
    for (const { message, request } of ready.toSend) {
      const attempt = await post(request, idempotencyKey(shopId, message)).catch(unknownOutcome);
      if (await record(shopId, message, attempt, now)) done.sent += 1;
    }
    if (ready.claimed < claimedAtOnce) break;
  }
  const next = await findNextAttempt(shopId);
  if (next)
    await transact((tx) => emit(tx, "messages.queued", { shopId }, next > now ? next : new Date(now.getTime() + 1000)));
  return done;
}

interface Ready {
  claimed: number;
  skipped: number;
  toSend: { message: Claimed; request: FrozenRequest }[];
}

/** Claims, decides and freezes in one transaction; when it has committed, what is sent can no longer change. */
async function prepare(shopId: number, now: Date, tx: Tx): Promise<Ready> {
  const messages = await claimMessages(shopId, claimedAtOnce, now, tx);
  const circumstances = await loadCircumstances(shopId, messages, tx);
  const ready: Ready = { claimed: messages.length, skipped: 0, toSend: [] };
  for (const message of messages) {
    const step = await nextStep(message, circumstances);
    if (step.do === "send") {
      if (!message.request) await freeze(shopId, message, step.request, tx);
      ready.toSend.push({ message, request: step.request });
    } else {
      await settle(shopId, message, { state: step.do, reason: step.reason }, now, tx);
      if (step.do === "skipped") ready.skipped += 1;
    }
  }
  return ready;
}

type Step = { do: "send"; request: FrozenRequest } | { do: "skipped" | "parked"; reason: string };

/** Everything the decisions about some messages rest on, read at once. */
async function loadCircumstances(shopId: number, messages: Claimed[], tx: Tx) {
  const profileIds = messages.map(({ profileId }) => profileId);
  const flows = await listFlows(shopId, tx);
  return {
    shop: await getShop(shopId, tx),
    sender: await findSender(shopId),
    programsOn: new Set(flows.flatMap(({ id, enabledAt }) => (enabledAt ? id : []))),
    people: await findPeople(shopId, profileIds, tx),
    permissions: await findPermissions(shopId, profileIds, tx),
  };
}

async function nextStep(message: Claimed, at: Awaited<ReturnType<typeof loadCircumstances>>): Promise<Step> {
  // Resend may have it already: neither the decision nor the bytes may change any more.
  if (message.former !== "queued") {
    if (message.isExpired) return { do: "parked", reason: "in_doubt_for_23_hours" };
    return { do: "send", request: FrozenRequest.parse(message.request) };
  }
  const person = at.people.get(message.profileId);
  const decision = gate({
    shopMaySend: maySend(at.shop),
    programIsOn: at.programsOn.has(message.programId),
    senderIsComplete: at.sender !== null,
    permission: (person && at.permissions.get(message.profileId)) ?? null,
  });
  if (decision.decision === "skip" || !at.sender || !person) {
    return { do: "skipped", reason: decision.decision === "skip" ? decision.reason : "profile_gone" };
  }
  // Postponed by Resend before: the bytes of the first time.
  if (message.request) return { do: "send", request: FrozenRequest.parse(message.request) };
  const { shop, sender } = at;
  const unsubscribe = unsubscribeUrl({ shopId: shop.id, profileId: message.profileId, email: decision.email });
  return {
    do: "send",
    request: await compose({ shop, sender, person, email: decision.email, unsubscribe, message }, renderFor),
  };
}

/** Writes down what came of it. @returns whether it was accepted, and this worker was the one to say so */
async function record(shopId: number, message: Claimed, attempt: Attempt, now: Date): Promise<boolean> {
  switch (attempt.outcome) {
    case "accepted":
      return recordSent(shopId, message, attempt.resendId, now);
    case "refused":
      await transact((tx) => settle(shopId, message, { state: "failed", reason: attempt.reason }, now, tx));
      return false;
    case "postponed":
      await postpone(shopId, message, { state: "queued", reason: attempt.reason, at: after(now, attempt.seconds) });
      return false;
    case "in_doubt": {
      log.warn(
        { shopId, messageId: message.id, attempts: message.attempts },
        "nobody knows whether Resend took the message",
      );
      const at = after(now, backoffSeconds(message.attempts));
      await postpone(shopId, message, { state: "in_doubt", reason: attempt.reason, at });
      return false;
    }
    default:
      return attempt satisfies never;
  }
}

async function recordSent(shopId: number, message: Claimed, resendId: string, now: Date): Promise<boolean> {
  await ensureMonths([now]);
  return transact(async (tx) => {
    const isOurs = await settle(shopId, message, { state: "sent", reason: null, resendId }, now, tx);
    if (!isOurs) return false;
    const properties = { messageId: message.id, template: message.templateKey };
    const sent = { kind: "message_sent", sourceId: message.id, occurredAt: now, profileId: message.profileId } as const;
    await appendEvents(shopId, [{ ...sent, actor: null, properties }], tx);
    return true;
  });
}

/** The connection broke or took too long: Resend may or may not have the message. */
function unknownOutcome(error: unknown): Attempt {
  return { outcome: "in_doubt", reason: error instanceof Error ? error.name : "no answer" };
}

function after(now: Date, seconds: number): Date {
  return new Date(now.getTime() + seconds * 1000);
}
