import type { Customer, Store } from "../../store/model";
import { purchasesOf } from "../../store/purchases";
import { idNumber, type PrintableObject } from "../json";
import { localTime, preciseTime } from "../local-time";
import { customerAddress } from "./address";

/**
 * A customer inside an order or checkout. Tags, totals and consent are not here: Shopify took them out of customer
 * payloads in 2025-01 and sends them in topics of their own.
 */
export function nestedCustomer(store: Store, customer: Customer): PrintableObject {
  const time = (instant: string) => localTime(instant, store.shop.ianaTimezone);
  return {
    id: idNumber(customer.id),
    created_at: time(customer.createdAt),
    updated_at: time(customer.updatedAt),
    first_name: customer.firstName,
    last_name: customer.lastName,
    state: customer.state,
    note: null,
    verified_email: customer.verifiedEmail,
    multipass_identifier: null,
    tax_exempt: false,
    email: customer.email,
    phone: customer.phone,
    currency: store.shop.currency,
    tax_exemptions: [],
    admin_graphql_api_id: `gid://shopify/Customer/${customer.id}`,
    default_address: customerAddress(customer),
  };
}

/** customers/create and customers/update. */
export function customerPayload(store: Store, customer: Customer): PrintableObject {
  const address = customerAddress(customer);
  return { ...nestedCustomer(store, customer), addresses: address ? [address] : [] };
}

export function customerDeletePayload(customerId: string): PrintableObject {
  return {
    id: idNumber(customerId),
    tax_exemptions: [],
    admin_graphql_api_id: `gid://shopify/Customer/${customerId}`,
  };
}

export function customerMergePayload(keptId: string, deletedId: string): PrintableObject {
  return {
    admin_graphql_api_customer_kept_id: `gid://shopify/Customer/${keptId}`,
    admin_graphql_api_customer_deleted_id: `gid://shopify/Customer/${deletedId}`,
    admin_graphql_api_job_id: null,
    status: "completed",
    errors: [],
  };
}

export function emailConsentPayload(store: Store, customer: Customer): PrintableObject {
  const { state, optInLevel, updatedAt } = customer.emailConsent;
  return {
    customer_id: idNumber(customer.id),
    email_address: customer.email,
    email_marketing_consent: {
      state,
      opt_in_level: optInLevel,
      consent_updated_at: updatedAt && localTime(updatedAt, store.shop.ianaTimezone),
    },
  };
}

/** customer.tags_added and customer.tags_removed. */
export function tagsPayload(customerId: string, tags: string[], now: Date): PrintableObject {
  return {
    customerId: `gid://shopify/Customer/${customerId}`,
    tags,
    occurredAt: preciseTime(now.toISOString()),
  };
}

export function purchasingSummaryPayload(store: Store, customerId: string, now: Date): PrintableObject {
  const { numberOfOrders, amountSpent, lastOrder } = purchasesOf(store, customerId);
  return {
    customerId: `gid://shopify/Customer/${customerId}`,
    numberOfOrders,
    amountSpent: { amount: amountSpent, currencyCode: store.shop.currency },
    lastOrderId: lastOrder ? `gid://shopify/Order/${lastOrder.id}` : null,
    occurredAt: preciseTime(now.toISOString()),
  };
}
