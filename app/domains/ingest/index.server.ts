export type { Saying } from "./answers/changed";
export { changeAnswers, confirmOptIn } from "./answers/commands.server";
export { foldAnswers } from "./answers/jobs.server";
export { advanceBackfill, beginBackfill, retryBackfill } from "./backfill/jobs.server";
export { findErased } from "./erasure/find-erased.server";
export { noFacts } from "./facts";
export { saveFacts } from "./save.server";
export { clickIdOf, readClickId, type ClickOf } from "./browsing/click-id.server";
export { claimVisitors } from "./browsing/visitors.server";
export { listBackfills } from "./backfill/queries.server";
export { importFile, type Imported } from "./bulk/jobs.server";
export {
  eraseDataRequests,
  eraseShopIngest,
  findRedaction,
  listDataRequests,
  rememberErasedBrowsers,
} from "./queries.server";
export { foldApart } from "./receipts/fold-apart.server";
export { isTransient } from "./receipts/transient";
export { foldReceipts, replayDeadLetters } from "./receipts/jobs.server";
export {
  eraseReceipts,
  findWaitingShops,
  forgetBodies,
  forgetPixelDeliveries,
  settleReceipts,
  storeReceipt,
  takePendingReceipts,
  type Receipt,
  type Settlement,
} from "./receipts/queries.server";
export { reconcile } from "./reconcile/jobs.server";
export { listReconciliations } from "./reconcile/queries.server";
