import { z } from "zod";
import { buildCustomer } from "../../../factories/customer";
import { instant } from "../../../factories/instants";
import { event, type WebhookEvent } from "../../webhooks/event";
import {
  customerDeletePayload,
  customerMergePayload,
  customerPayload,
  emailConsentPayload,
  purchasingSummaryPayload,
  tagsPayload,
} from "../../webhooks/payloads";
import type { Customer, Store } from "../model";
import { defined } from "./defined";
import { Email } from "./email";
import { held, kitFor, type Outcome } from "./outcome";

const Address = z.object({
  address1: z.string(),
  city: z.string(),
  province: z.string().nullable().default(null),
  provinceCode: z.string().nullable().default(null),
  country: z.string(),
  countryCode: z.string(),
  zip: z.string(),
});

const Person = z.object({
  email: Email.nullable(),
  phone: z.string().nullable(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  locale: z.string(),
  tags: z.array(z.string()),
  address: Address.nullable(),
});

export const AddCustomer = Person.partial().extend({ subscribed: z.boolean().default(false) });
export const UpdateCustomer = Person.partial().extend({ customerId: z.string() });
export const DeleteCustomer = z.object({ customerId: z.string() });
export const MergeCustomers = z.object({ keptId: z.string(), deletedId: z.string() });
export const SetEmailConsent = z.object({
  customerId: z.string(),
  state: z.enum(["subscribed", "unsubscribed", "not_subscribed", "pending"]),
  optInLevel: z.enum(["single_opt_in", "confirmed_opt_in", "unknown"]).nullable().default("single_opt_in"),
  /** When the person said so; left out, now. */
  consentUpdatedAt: z.iso.datetime({ offset: true }).optional(),
});

export function addCustomer(store: Store, input: z.input<typeof AddCustomer>, now: Date): Outcome<Customer> {
  const { subscribed, ...given } = AddCustomer.parse(input);
  const createdAt = instant(now);
  const customer = buildCustomer(kitFor(store, now), {
    email: null,
    firstName: null,
    lastName: null,
    address: null,
    verifiedEmail: given.email !== undefined && given.email !== null,
    ...defined(given),
    createdAt,
    emailConsent: subscribed
      ? { state: "subscribed", optInLevel: "single_opt_in", updatedAt: createdAt }
      : { state: "not_subscribed", optInLevel: "single_opt_in", updatedAt: null },
  });
  store.customers.set(customer.id, customer);
  const events: WebhookEvent[] = [event("customers/create", customerPayload(store, customer))];
  if (subscribed) events.push(event("customers_email_marketing_consent/update", emailConsentPayload(store, customer)));
  if (customer.tags.length) events.push(event("customer.tags_added", tagsPayload(customer.id, customer.tags, now)));
  return { result: customer, events };
}

export function updateCustomer(store: Store, input: z.input<typeof UpdateCustomer>, now: Date): Outcome<Customer> {
  const { customerId, ...changes } = UpdateCustomer.parse(input);
  const before = held(store.customers, customerId, "customer");
  const customer: Customer = { ...before, ...defined(changes), updatedAt: instant(now) };
  store.customers.set(customerId, customer);

  const added = customer.tags.filter((tag) => !before.tags.includes(tag));
  const removed = before.tags.filter((tag) => !customer.tags.includes(tag));
  const events = [event("customers/update", customerPayload(store, customer))];
  if (added.length) events.push(event("customer.tags_added", tagsPayload(customerId, added, now)));
  if (removed.length) events.push(event("customer.tags_removed", tagsPayload(customerId, removed, now)));
  return { result: customer, events };
}

export function setEmailConsent(store: Store, input: z.input<typeof SetEmailConsent>, now: Date): Outcome<Customer> {
  const { customerId, state, optInLevel, consentUpdatedAt } = SetEmailConsent.parse(input);
  const before = held(store.customers, customerId, "customer");
  const updatedAt = instant(consentUpdatedAt === undefined ? now : new Date(consentUpdatedAt));
  const customer: Customer = { ...before, emailConsent: { state, optInLevel, updatedAt }, updatedAt: instant(now) };
  store.customers.set(customerId, customer);
  return {
    result: customer,
    events: [
      event("customers_email_marketing_consent/update", emailConsentPayload(store, customer)),
      event("customers/update", customerPayload(store, customer)),
    ],
  };
}

/** Throws for a customer with orders, whom Shopify keeps too: redact that one instead. */
export function deleteCustomer(store: Store, input: z.input<typeof DeleteCustomer>): Outcome<null> {
  const customer = held(store.customers, input.customerId, "customer");
  if ([...store.orders.values()].some((order) => order.customerId === customer.id)) {
    throw new RangeError(`Customer ${customer.id} has orders and cannot be deleted: redact the customer instead.`);
  }
  store.customers.delete(customer.id);
  return { result: null, events: [event("customers/delete", customerDeletePayload(customer.id))] };
}

/** Moves all that one customer has to another and removes the first. */
export function mergeCustomers(store: Store, input: z.input<typeof MergeCustomers>, now: Date): Outcome<Customer> {
  const before = held(store.customers, input.keptId, "customer");
  const deleted = held(store.customers, input.deletedId, "customer");
  const kept: Customer = {
    ...before,
    email: before.email ?? deleted.email,
    tags: [...new Set([...before.tags, ...deleted.tags])],
    updatedAt: instant(now),
  };
  store.customers.set(kept.id, kept);
  store.customers.delete(deleted.id);
  for (const order of store.orders.values()) {
    if (order.customerId === deleted.id) store.orders.set(order.id, { ...order, customerId: kept.id });
  }
  return {
    result: kept,
    events: [
      event("customers/merge", customerMergePayload(kept.id, deleted.id)),
      event("customers/update", customerPayload(store, kept)),
      event("customers/purchasing_summary", purchasingSummaryPayload(store, kept.id, now)),
    ],
  };
}
