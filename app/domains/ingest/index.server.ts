export { advanceBackfill, beginBackfill, retryBackfill } from "./backfill/jobs.server";
export { listBackfills } from "./backfill/queries.server";
export { importFile, type Imported } from "./bulk/jobs.server";
export { eraseDataRequests, eraseShopIngest, findRedaction, listDataRequests } from "./queries.server";
export { foldApart } from "./receipts/fold-apart.server";
export { isTransient } from "./receipts/transient";
export { foldReceipts, replayDeadLetters } from "./receipts/jobs.server";
export {
  eraseReceipts,
  findWaitingShops,
  forgetBodies,
  settleReceipts,
  storeReceipt,
  takePendingReceipts,
  type Receipt,
  type Settlement,
} from "./receipts/queries.server";
export { reconcile } from "./reconcile/jobs.server";
export { listReconciliations } from "./reconcile/queries.server";
