import { z, type ZodType } from "zod";
import {
  AbandonCheckout,
  AddToCart,
  ChangeCart,
  DeleteCheckout,
  IdentifyCheckout,
  StartCheckout,
} from "../store/actions/baskets";
import {
  AddCollection,
  AddProduct,
  OneCollection,
  OneProduct,
  UpdateCollection,
  UpdateProduct,
} from "../store/actions/catalog";
import {
  AddCustomer,
  DeleteCustomer,
  MergeCustomers,
  SetEmailConsent,
  UpdateCustomer,
} from "../store/actions/customers";
import { CancelOrder, CompleteCheckout, OneOrder, PlaceOrder, RefundOrder } from "../store/actions/orders";
import { OneCustomer } from "../store/actions/privacy";
import { AddSegment, ChangeSegment, OneSegment } from "../store/actions/segments";
import { Nothing, UpdateShop } from "../store/actions/shop";
import * as actions from "../store/actions";
import type { Action, Outcome } from "../store/actions";
import type { Store } from "../store/model";

type NamedAction = (store: Store, json: unknown, now: Date) => Outcome<unknown>;

/** Every action by its name, taking what came as JSON. */
export const namedActions: Readonly<Record<string, NamedAction>> = {
  abandonCheckout: reading(AbandonCheckout, actions.abandonCheckout),
  addCollection: reading(AddCollection, actions.addCollection),
  addCustomer: reading(AddCustomer, actions.addCustomer),
  addProduct: reading(AddProduct, actions.addProduct),
  addSegment: reading(AddSegment, actions.addSegment),
  addToCart: reading(AddToCart, actions.addToCart),
  cancelOrder: reading(CancelOrder, actions.cancelOrder),
  changeCart: reading(ChangeCart, actions.changeCart),
  changeSegment: reading(ChangeSegment, actions.changeSegment),
  completeCheckout: reading(CompleteCheckout, actions.completeCheckout),
  deleteCheckout: reading(DeleteCheckout, actions.deleteCheckout),
  deleteCollection: reading(OneCollection, actions.deleteCollection),
  deleteCustomer: reading(DeleteCustomer, actions.deleteCustomer),
  deleteOrder: reading(OneOrder, actions.deleteOrder),
  deleteProduct: reading(OneProduct, actions.deleteProduct),
  deleteSegment: reading(OneSegment, actions.deleteSegment),
  fulfilOrder: reading(OneOrder, actions.fulfilOrder),
  identifyCheckout: reading(IdentifyCheckout, actions.identifyCheckout),
  mergeCustomers: reading(MergeCustomers, actions.mergeCustomers),
  placeOrder: reading(PlaceOrder, actions.placeOrder),
  redactCustomer: reading(OneCustomer, actions.redactCustomer),
  redactShop: reading(Nothing, actions.redactShop),
  refundOrder: reading(RefundOrder, actions.refundOrder),
  requestCustomerData: reading(OneCustomer, actions.requestCustomerData),
  setEmailConsent: reading(SetEmailConsent, actions.setEmailConsent),
  startCheckout: reading(StartCheckout, actions.startCheckout),
  uninstall: reading(Nothing, actions.uninstall),
  updateCollection: reading(UpdateCollection, actions.updateCollection),
  updateCustomer: reading(UpdateCustomer, actions.updateCustomer),
  updateProduct: reading(UpdateProduct, actions.updateProduct),
  updateShop: reading(UpdateShop, actions.updateShop),
};

function reading<Schema extends ZodType>(schema: Schema, action: Action<z.output<Schema>, unknown>): NamedAction {
  return (store, json, now) => action(store, schema.parse(json), now);
}
