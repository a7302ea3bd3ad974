import { transact, type Tx } from "~/db.server";
import { suppress } from "~/domains/consent/index.server";
import { appendEvents, ensureMonths } from "~/domains/events/index.server";
import { settleReceipts, takePendingReceipts, type Receipt, type Settlement } from "~/domains/ingest/index.server";
import { findMessageProfile } from "~/domains/messages/index.server";
import { markDirty } from "~/domains/profiles/index.server";
import { emit } from "~/jobs/emit.server";
import { eventOfKind } from "./model";
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
  for (const receipt of receipts) settlements.push(await foldOne(shopId, receipt, tx));
  await settleReceipts(shopId, settlements, now, tx);
  return receipts.length;
}

async function foldOne(shopId: number, { id, body, deliveryId }: Receipt, tx: Tx): Promise<Settlement> {
  const read = readFeedback(body);
  if (read.outcome !== "feedback") return { id, state: read.outcome, reason: read.reason };
  const { feedback } = read;
  const profileId = await findMessageProfile(shopId, feedback.messageId, tx);
  if (!profileId) return { id, state: "ignored", reason: "the message is not in the ledger, or was erased" };
  await recordFeedback(shopId, feedback, tx);
  await appendFeedbackEvent(shopId, feedback, profileId, deliveryId, tx);
  if (feedback.suppress)
    await suppress(shopId, feedback.suppress.email, feedback.suppress.reason, feedback.occurredAt, tx);
  await markDirty(shopId, [profileId], "live", tx);
  await emit(tx, "profiles.dirty", { shopId });
  return { id, state: "folded", reason: null };
}

async function appendFeedbackEvent(
  shopId: number,
  feedback: Feedback,
  profileId: string,
  deliveryId: string,
  tx: Tx,
): Promise<void> {
  const kind = eventOfKind[feedback.kind];
  if (!kind) return;
  await ensureMonths([feedback.occurredAt]);
  const properties = { messageId: feedback.messageId, detail: feedback.detail };
  await appendEvents(
    shopId,
    [{ kind, sourceId: deliveryId, occurredAt: feedback.occurredAt, profileId, actor: null, properties }],
    tx,
  );
}
