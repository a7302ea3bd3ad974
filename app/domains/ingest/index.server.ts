export { listDataRequests } from "./queries.server";
export { foldReceipts } from "./receipts/fold-receipts.server";
export { findWaitingShops, forgetBodies, settleReceipts, storeReceipt, takePendingReceipts } from "./receipts/queries.server";
