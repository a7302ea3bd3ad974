import { toMinor } from "../../../factories/money";
import { lineTotalMinor, sum } from "../../../factories/totals";
import type { Checkout } from "../../store/model";
import { numericId } from "../../webhooks/payloads/names";
import { type Listing, sortableId, sortableTime } from "../connection";
import { Entity, gid } from "../entity";
import type { View } from "../view";
import { wireTime } from "../wire";
import { mailingAddress } from "./address";
import { customerEntity } from "./customer";
import { checkoutLineListing } from "./line-item";
import { minorBag } from "./money";

/** Checkouts that lead nowhere yet. The model knows them by token; the Admin API gives them a number of their own. */
export function abandonedCheckouts(view: View): Checkout[] {
  return [...view.store.checkouts.values()].filter(({ completedAt }) => completedAt === null);
}

export function abandonedCheckoutEntity(checkout: Checkout, view: View): Entity {
  const { currency, lines } = checkout;
  const customer = checkout.customerId === null ? null : (view.store.customers.get(checkout.customerId) ?? null);
  const address = () => customer && mailingAddress(customer);
  const id = numericId(checkout.token);
  const subtotal = () => minorBag(sum(lines.map((line) => lineTotalMinor(line, currency))), currency);
  return new Entity("AbandonedCheckout", {
    id: gid("AbandonedCheckout", id),
    name: `#${id}`,
    abandonedCheckoutUrl: checkout.recoveryUrl,
    completedAt: wireTime(checkout.completedAt),
    createdAt: wireTime(checkout.createdAt),
    updatedAt: wireTime(checkout.updatedAt),
    note: "",
    taxesIncluded: false,
    discountCodes: [],
    customer: () => customer && customerEntity(customer, view),
    shippingAddress: address,
    billingAddress: address,
    lineItems: (args) => view.list(lines, checkoutLineListing(currency, view), args),
    subtotalPriceSet: subtotal,
    totalPriceSet: subtotal,
    totalLineItemsPriceSet: () =>
      minorBag(sum(lines.map((line) => toMinor(line.price, currency) * line.quantity)), currency),
    totalDiscountSet: () => minorBag(sum(lines.map((line) => toMinor(line.discount, currency))), currency),
    totalTaxSet: () => minorBag(0, currency),
  });
}

export function abandonedCheckoutListing(view: View, sortKey: unknown): Listing<Checkout> {
  return {
    typename: "AbandonedCheckoutConnection",
    idOf: (checkout) => numericId(checkout.token),
    valueOf: (checkout) =>
      sortKey === "CREATED_AT" ? sortableTime(checkout.createdAt) : sortableId(numericId(checkout.token)),
    entity: (checkout) => abandonedCheckoutEntity(checkout, view),
  };
}
