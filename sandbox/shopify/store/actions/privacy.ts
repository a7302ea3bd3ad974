import { z } from "zod";
import { instant } from "../../../factories/instants";
import { event } from "../../webhooks/event";
import { customerRedactPayload, dataRequestPayload } from "../../webhooks/payloads";
import type { Customer, Store } from "../model";
import { held, kitFor, type Outcome } from "./outcome";

export const OneCustomer = z.object({ customerId: z.string() });

/** A customer asks what the shop and its apps know about them. */
export function requestCustomerData(store: Store, input: z.input<typeof OneCustomer>, now: Date): Outcome<null> {
  const customer = held(store.customers, input.customerId, "customer");
  const requestId = kitFor(store, now).numbers.id();
  return { result: null, events: [event("customers/data_request", dataRequestPayload(store, customer, requestId))] };
}

/** Erases a person from the store; the orders stay, without a name. */
export function redactCustomer(store: Store, input: z.input<typeof OneCustomer>, now: Date): Outcome<Customer> {
  const before = held(store.customers, input.customerId, "customer");
  const redact = event("customers/redact", customerRedactPayload(store, before));
  const customer: Customer = {
    ...before,
    email: null,
    phone: null,
    firstName: null,
    lastName: null,
    address: null,
    tags: [],
    emailConsent: { state: "not_subscribed", optInLevel: null, updatedAt: null },
    updatedAt: instant(now),
  };
  store.customers.set(customer.id, customer);
  for (const order of store.orders.values()) {
    if (order.customerId === customer.id) store.orders.set(order.id, { ...order, email: null });
  }
  for (const checkout of store.checkouts.values()) {
    if (checkout.customerId === customer.id) store.checkouts.delete(checkout.token);
  }
  return { result: customer, events: [redact] };
}
