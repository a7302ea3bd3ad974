/** The model of a store printed as bodies of webhooks, with the keys and JSON types of API version 2026-07. */
export { bulkFinishPayload } from "./payloads/bulk-operation";
export { cartPayload } from "./payloads/cart";
export { collectionDeletePayload, collectionPayload, productDeletePayload, productPayload } from "./payloads/catalog";
export { checkoutDeletePayload, checkoutPayload } from "./payloads/checkout";
export {
  customerDeletePayload,
  customerMergePayload,
  customerPayload,
  emailConsentPayload,
  purchasingSummaryPayload,
  tagsPayload,
} from "./payloads/customer";
export { orderDeletePayload, orderPayload } from "./payloads/order";
export { customerRedactPayload, dataRequestPayload, shopRedactPayload } from "./payloads/privacy";
export { refundPayload } from "./payloads/refund";
export { scopesPayload, shopPayload } from "./payloads/shop";
