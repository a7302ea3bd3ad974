import { transact, type Tx } from "~/db.server";
import { suppress } from "~/domains/consent/index.server";
import { appendEvents, ensureMonths } from "~/domains/events/index.server";
import {
  foldApart,
  settleReceipts,
  takePendingReceipts,
  type Receipt,
  type Settlement,
} from "~/domains/ingest/index.server";
import { confirmSent, findMessageOrigin, type MessageOrigin } from "~/domains/messages/index.server";
import { markDirty } from "~/domains/profiles/index.server";
import { emit } from "~/jobs/emit.server";
import { eventOfKind, type FeedbackKind } from "./model";
import { recordFeedback } from "./queries.server";
import { readFeedback, type Feedback } from "./read";

const batchSize = 200;

/** Folds what Resend reported into feedback, events and suppressions. */
export async function foldFeedback(shopId: number, now: Date): Promise<{ folded: number }> {
  let folded = 0;
  for (;;) {
    const taken = await transact((tx) => foldBatch(shopId, now, tx));
    folded += taken;
    if (taken < batchSize) return { folded };
  }
}

async function foldBatch(shopId: number, now: Date, tx: Tx): Promise<number> {
  const receipts = await takePendingReceipts(shopId, "resend", batchSize, tx);
  const settlements: Settlement[] = [];
  for (const receipt of receipts) {
    const fold = async () => [await foldOne(shopId, receipt, tx)];
    settlements.push(...(await foldApart(shopId, receipt, fold, tx)));
  }
  await settleReceipts(shopId, settlements, now, tx);
  return receipts.length;
}

async function foldOne(shopId: number, { id, body, deliveryId }: Receipt, tx: Tx): Promise<Settlement> {
  const read = readFeedback(body);
  if (read.outcome !== "feedback") return { id, state: read.outcome, reason: read.reason };
  const { feedback } = read;
  const { messageId, resendId, kind, occurredAt, suppress: stop } = feedback;
  const origin = await findMessageOrigin(shopId, messageId, tx);
  if (!origin) return { id, state: "ignored", reason: "the message is not in the ledger, or was erased" };
  await ensureMonths([occurredAt]);
  const isNews = await confirmSent(shopId, messageId, { resendId, at: occurredAt }, tx);
  if (!kind && !isNews) return { id, state: "ignored", reason: "it was known that the message was sent" };
  if (kind) await keep(shopId, { ...feedback, kind }, origin, deliveryId, tx);
  if (stop) await suppress(shopId, stop.email, stop.reason, occurredAt, tx);
  await markDirty(shopId, [origin.profileId], "live", tx);
  await emit(tx, "profiles.dirty", { shopId });
  return { id, state: "folded", reason: null };
}

async function keep(
  shopId: number,
  feedback: Feedback & { kind: FeedbackKind },
  { profileId, template, flowId }: MessageOrigin,
  deliveryId: string,
  tx: Tx,
): Promise<void> {
  await recordFeedback(shopId, feedback, tx);
  const { kind, occurredAt, messageId, detail } = feedback;
  const event = eventOfKind[kind];
  if (!event) return;
  const properties = { messageId, detail, template, flowId };
  await appendEvents(
    shopId,
    [{ kind: event, sourceId: deliveryId, occurredAt, profileId, actor: null, properties }],
    tx,
  );
}
