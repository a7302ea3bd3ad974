import { toMinor } from "../../../factories/money";
import { orderTotals, sum } from "../../../factories/totals";
import type { Order } from "../../store/model";
import { type Listing, sortableId, sortableTime } from "../connection";
import { Entity, gid, type Value } from "../entity";
import type { View } from "../view";
import { wireTime } from "../wire";
import { mailingAddress } from "./address";
import { customerEntity } from "./customer";
import { journeySummary } from "./journey";
import { lineItemListing } from "./line-item";
import { metafieldFields } from "./metafield";
import { minorBag } from "./money";
import { refundEntity } from "./refund";

export function orderEntity(order: Order, view: View): Entity {
  const customer = order.customerId === null ? null : (view.store.customers.get(order.customerId) ?? null);
  const address = () => customer && mailingAddress(customer);
  return new Entity("Order", {
    id: gid("Order", order.id),
    legacyResourceId: order.id,
    name: order.name,
    number: order.number,
    email: order.email,
    phone: null,
    test: order.test,
    confirmed: true,
    tags: [],
    sourceName: order.sourceName,
    cartToken: order.cartToken,
    checkoutToken: order.checkoutToken,
    currencyCode: order.currency,
    presentmentCurrencyCode: order.currency,
    customerLocale: order.customerLocale,
    customerAcceptsMarketing: customer?.emailConsent.state === "subscribed",
    createdAt: wireTime(order.createdAt),
    processedAt: wireTime(order.processedAt),
    updatedAt: wireTime(order.updatedAt),
    cancelledAt: wireTime(order.cancelledAt),
    cancelReason: order.cancelReason?.toUpperCase() ?? null,
    closed: false,
    closedAt: null,
    discountCode: order.discountCodes[0]?.code ?? null,
    discountCodes: order.discountCodes.map(({ code }) => code),
    displayFinancialStatus: order.financialStatus.toUpperCase(),
    displayFulfillmentStatus: order.fulfillmentStatus === "fulfilled" ? "FULFILLED" : "UNFULFILLED",
    returnStatus: "NO_RETURN",
    subtotalLineItemsQuantity: sum(order.lines.map((line) => line.quantity)),
    currentSubtotalLineItemsQuantity: sum(order.lines.map((line) => line.currentQuantity)),
    customer: () => customer && customerEntity(customer, view),
    shippingAddress: address,
    billingAddress: address,
    customerJourneySummary: () => journeySummary(order, view),
    lineItems: (args) => view.list(order.lines, lineItemListing(order, view), args),
    refunds: (args) => {
      const first = typeof args["first"] === "number" ? args["first"] : undefined;
      return order.refunds.slice(0, first).map((refund) => refundEntity(refund, order, view));
    },
    ...amountFields(order),
    ...metafieldFields("Order", order.id, view),
  });
}

export function orderListing(view: View, sortKey: unknown): Listing<Order> {
  return {
    typename: "OrderConnection",
    idOf: (order) => order.id,
    valueOf: (order) => sortValue(order, sortKey),
    entity: (order) => orderEntity(order, view),
  };
}

function sortValue(order: Order, sortKey: unknown): string {
  switch (sortKey) {
    case "CREATED_AT":
      return sortableTime(order.createdAt);
    case "PROCESSED_AT":
      return sortableTime(order.processedAt);
    case "UPDATED_AT":
      return sortableTime(order.updatedAt);
    case "ORDER_NUMBER":
      return sortableId(String(order.number));
    default:
      return sortableId(order.id);
  }
}

/** An order's sums; each is worked out when asked for. Sandbox stores charge no tax. */
function amountFields(order: Order): Record<string, () => Value> {
  const { currency } = order;
  const bag = (minorOf: (totals: ReturnType<typeof orderTotals>) => number) => () =>
    minorBag(minorOf(orderTotals(order)), currency);
  const paid = order.financialStatus !== "pending" && order.financialStatus !== "voided";
  const returnedMinor = () =>
    sum(order.refunds.flatMap((refund) => refund.lines.map((line) => toMinor(line.subtotal, currency))));
  return {
    totalPriceSet: bag((totals) => totals.totalMinor),
    originalTotalPriceSet: bag((totals) => totals.totalMinor),
    currentTotalPriceSet: bag((totals) => totals.currentMinor),
    subtotalPriceSet: bag((totals) => totals.linesMinor - totals.discountMinor),
    currentSubtotalPriceSet: bag((totals) => totals.linesMinor - totals.discountMinor - returnedMinor()),
    totalDiscountsSet: bag((totals) => totals.discountMinor),
    currentTotalDiscountsSet: bag((totals) => totals.discountMinor),
    totalShippingPriceSet: bag((totals) => totals.shippingMinor),
    totalRefundedSet: bag((totals) => totals.refundedMinor),
    totalReceivedSet: bag((totals) => (paid ? totals.totalMinor : 0)),
    netPaymentSet: bag((totals) => (paid ? totals.currentMinor : 0)),
    totalOutstandingSet: bag((totals) => (order.financialStatus === "pending" ? totals.currentMinor : 0)),
    totalTaxSet: bag(() => 0),
    currentTotalTaxSet: bag(() => 0),
    totalTipReceivedSet: bag(() => 0),
  };
}
