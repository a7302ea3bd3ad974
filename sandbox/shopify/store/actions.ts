/** All that merchants and shoppers can do to a store. Each changes it and answers with the webhooks this causes. */
export {
  abandonCheckout,
  addToCart,
  changeCart,
  deleteCheckout,
  identifyCheckout,
  startCheckout,
} from "./actions/baskets";
export {
  addCollection,
  addProduct,
  deleteCollection,
  deleteProduct,
  updateCollection,
  updateProduct,
} from "./actions/catalog";
export { addCustomer, deleteCustomer, mergeCustomers, setEmailConsent, updateCustomer } from "./actions/customers";
export { cancelOrder, completeCheckout, deleteOrder, fulfilOrder, placeOrder, refundOrder } from "./actions/orders";
export type { Action, Outcome } from "./actions/outcome";
export { redactCustomer, requestCustomerData } from "./actions/privacy";
export { addSegment, changeSegment, deleteSegment } from "./actions/segments";
export { changeScopes, redactShop, uninstall, updateShop } from "./actions/shop";
