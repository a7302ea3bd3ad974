import { transact, type Tx } from "~/db.server";
import {
  foldApart,
  isTransient,
  settleReceipts,
  takePendingReceipts,
  type Receipt,
  type Settlement,
} from "~/domains/ingest/index.server";
import { readFeedback } from "./read";
import { saveReports, type Report } from "./save.server";

const batchSize = 500;

/**
 * Folds what Resend reported into feedback, clicks, events and suppressions, many reports at once. A report that the
 * database refuses is found by trying ever smaller batches; it alone becomes a dead letter.
 */
export async function foldFeedback(shopId: number, now: Date): Promise<{ folded: number }> {
  let limit = batchSize;
  let folded = 0;
  for (;;) {
    try {
      const taken = await transact((tx) => foldNext(shopId, limit, now, tx));
      folded += taken;
      if (taken < limit && limit === batchSize) return { folded };
      limit = Math.min(batchSize, limit * 10);
    } catch (error) {
      if (isTransient(error) || limit === 1) throw error;
      limit = Math.max(1, Math.floor(limit / 10));
    }
  }
}

async function foldNext(shopId: number, limit: number, now: Date, tx: Tx): Promise<number> {
  const receipts = await takePendingReceipts(shopId, "resend", limit, tx);
  if (receipts.length === 0) return 0;
  const settlements = limit > 1 ? await foldTogether(shopId, receipts, tx) : await foldOneByOne(shopId, receipts, tx);
  await settleReceipts(shopId, settlements, now, tx);
  return receipts.length;
}

async function foldOneByOne(shopId: number, receipts: Receipt[], tx: Tx): Promise<Settlement[]> {
  const settlements: Settlement[] = [];
  for (const receipt of receipts) {
    settlements.push(...(await foldApart(shopId, receipt, () => foldTogether(shopId, [receipt], tx), tx)));
  }
  return settlements;
}

async function foldTogether(shopId: number, receipts: Receipt[], tx: Tx): Promise<Settlement[]> {
  const settlements: Settlement[] = [];
  const reports: Report[] = [];
  for (const { id, body, deliveryId } of receipts) {
    const read = readFeedback(body);
    if (read.outcome === "feedback") reports.push({ receiptId: id, deliveryId, ...read.feedback });
    else settlements.push({ id, state: read.outcome, reason: read.reason });
  }
  return [...settlements, ...(await saveReports(shopId, reports, tx))];
}
