import { fullName } from "../../webhooks/payloads/names";
import type { Customer } from "../../store/model";
import { type Listing, sortableId, sortableTime } from "../connection";
import { Entity, gid } from "../entity";
import { searchableOrders } from "../search/fields";
import { search } from "../search/match";
import type { View } from "../view";
import { wireTime } from "../wire";
import { mailingAddress } from "./address";
import { metafieldFields } from "./metafield";
import { moneyV2 } from "./money";

export function customerEntity(customer: Customer, view: View): Entity {
  const { id } = customer;
  const { currency } = view.store.shop;
  return new Entity("Customer", {
    id: gid("Customer", id),
    legacyResourceId: id,
    firstName: customer.firstName,
    lastName: customer.lastName,
    displayName: fullName(customer) || customer.email || customer.phone || "",
    locale: customer.locale,
    state: customer.state.toUpperCase(),
    tags: [...customer.tags].sort(),
    note: null,
    taxExempt: false,
    verifiedEmail: customer.verifiedEmail,
    dataSaleOptOut: false,
    productSubscriberStatus: "NEVER_SUBSCRIBED",
    createdAt: wireTime(customer.createdAt),
    updatedAt: wireTime(customer.updatedAt),
    canDelete: () => view.ordersOf(id).length === 0,
    numberOfOrders: () => String(view.purchasesOf(id).numberOfOrders),
    amountSpent: () => moneyV2(view.purchasesOf(id).amountSpent, currency),
    lastOrder: () => {
      const { lastOrder } = view.purchasesOf(id);
      const [visible] = view.visible(lastOrder ? [lastOrder] : []);
      return visible ? view.links.order(visible) : null;
    },
    orders: (args) => {
      const orders = search(view.visible(view.ordersOf(id)), args["query"], searchableOrders, view.now);
      return view.list(orders, view.links.orders(args["sortKey"]), args);
    },
    // Predictions are Shopify's own; the schema allows saying that there are none.
    statistics: new Entity("CustomerStatistics", { predictedSpendTier: null, rfmGroup: null }),
    defaultAddress: () => mailingAddress(customer),
    addressesV2: (args) => view.list(customer.address ? [customer] : [], addressListing, args),
    defaultEmailAddress: () => emailAddress(customer, view),
    defaultPhoneNumber: customer.phone ? new Entity("CustomerPhoneNumber", { phoneNumber: customer.phone }) : null,
    ...metafieldFields("Customer", id, view),
  });
}

export function customerListing(view: View, sortKey: unknown): Listing<Customer> {
  return {
    typename: "CustomerConnection",
    idOf: (customer) => customer.id,
    valueOf: (customer) => sortValue(customer, sortKey),
    entity: (customer) => customerEntity(customer, view),
  };
}

function sortValue(customer: Customer, sortKey: unknown): string {
  switch (sortKey) {
    case "CREATED_AT":
      return sortableTime(customer.createdAt);
    case "UPDATED_AT":
      return sortableTime(customer.updatedAt);
    case "NAME":
      return `${customer.lastName ?? ""}, ${customer.firstName ?? ""}`.toLowerCase();
    default:
      return sortableId(customer.id);
  }
}

function emailAddress({ email, emailConsent, id }: Customer, view: View): Entity | null {
  if (email === null) return null;
  const unsubscribeUrl = `https://${view.store.shop.domain}/account/unsubscribe/${id}`;
  return new Entity("CustomerEmailAddress", {
    emailAddress: email,
    marketingState: emailConsent.state.toUpperCase(),
    marketingOptInLevel: emailConsent.optInLevel?.toUpperCase() ?? null,
    marketingUpdatedAt: wireTime(emailConsent.updatedAt),
    marketingUnsubscribeUrl: unsubscribeUrl,
    openTrackingLevel: "UNKNOWN",
    openTrackingUrl: `${unsubscribeUrl}/open-tracking`,
    validFormat: /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email),
  });
}

const addressListing: Listing<Customer> = {
  typename: "MailingAddressConnection",
  idOf: (customer) => customer.id,
  valueOf: (customer) => sortableId(customer.id),
  // Only customers with an address are listed.
  entity: (customer) => mailingAddress(customer) ?? new Entity("MailingAddress", {}),
};
