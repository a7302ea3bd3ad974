import type { Customer, Shop, Store } from "../../store/model";
import { idNumber, type PrintableObject } from "../json";

export function dataRequestPayload(store: Store, customer: Customer, requestId: string): PrintableObject {
  return {
    ...shopIdentity(store.shop),
    customer: customerIdentity(customer),
    orders_requested: ordersOf(store, customer),
    data_request: { id: idNumber(requestId) },
  };
}

export function customerRedactPayload(store: Store, customer: Customer): PrintableObject {
  return {
    ...shopIdentity(store.shop),
    customer: customerIdentity(customer),
    orders_to_redact: ordersOf(store, customer),
  };
}

export function shopRedactPayload(shop: Shop): PrintableObject {
  return shopIdentity(shop);
}

function shopIdentity(shop: Shop): PrintableObject {
  return { shop_id: idNumber(shop.id), shop_domain: shop.domain };
}

function customerIdentity({ id, email, phone }: Customer): PrintableObject {
  return { id: idNumber(id), email, phone };
}

function ordersOf(store: Store, customer: Customer) {
  return [...store.orders.values()].filter((order) => order.customerId === customer.id).map(({ id }) => idNumber(id));
}
