import { z } from "zod";
import { cancelled } from "../../../factories/cancellation";
import { instant } from "../../../factories/instants";
import { buildOrder } from "../../../factories/order";
import { buildRefund, refunded } from "../../../factories/refund";
import { event, type WebhookEvent } from "../../webhooks/event";
import {
  checkoutPayload,
  customerPayload,
  orderDeletePayload,
  orderPayload,
  purchasingSummaryPayload,
  refundPayload,
} from "../../webhooks/payloads";
import type { Customer, Order, Refund, Store } from "../model";
import { addToCart, Shopper, startCheckout, WantedLine } from "./baskets";
import { spreadDiscount } from "./discount";
import { redeem } from "./discounts";
import { held, kitFor, type Outcome } from "./outcome";

const Payment = z.object({
  discount: z.object({ code: z.string(), amount: z.string() }).optional(),
  shippingPrice: z.string().optional(),
  paid: z.boolean().default(true),
  test: z.boolean().default(false),
  landingSite: z.string().default("/"),
});

export const CompleteCheckout = Payment.extend({ checkoutToken: z.string() });
export const PlaceOrder = Payment.extend({ ...Shopper.shape, lines: z.array(WantedLine).min(1) });
export const RefundOrder = z.object({
  orderId: z.string(),
  /** Left out: all that is left, with the shipping. */
  lines: z.array(z.object({ lineId: z.string(), quantity: z.int().positive() })).optional(),
  note: z.string().nullable().default(null),
});
export const CancelOrder = z.object({
  orderId: z.string(),
  reason: z.enum(["customer", "inventory", "fraud", "declined", "other"]).default("customer"),
});
export const OneOrder = z.object({ orderId: z.string() });

/** The whole way of a purchase: cart, checkout, order, all at one moment. */
export function placeOrder(store: Store, input: z.input<typeof PlaceOrder>, now: Date): Outcome<Order> {
  const { lines, ...rest } = PlaceOrder.parse(input);
  const cart = addToCart(store, { lines }, now);
  const checkout = startCheckout(store, { ...rest, cartToken: cart.result.token }, now);
  const order = completeCheckout(store, { ...rest, checkoutToken: checkout.result.token }, now);
  return { result: order.result, events: [...cart.events, ...checkout.events, ...order.events] };
}

/** Turns an open checkout into an order. Its cart is then empty, which for Shopify means gone. */
export function completeCheckout(store: Store, input: z.input<typeof CompleteCheckout>, now: Date): Outcome<Order> {
  const { checkoutToken, discount, paid, test, landingSite, shippingPrice } = CompleteCheckout.parse(input);
  const open = held(store.checkouts, checkoutToken, "checkout");
  if (open.completedAt) throw new RangeError(`Checkout ${checkoutToken} is completed already.`);
  if (discount) redeem(store, discount.code, open, now);
  const at = instant(now);
  const checkout = { ...open, completedAt: at, updatedAt: at };
  store.checkouts.set(checkoutToken, checkout);
  if (open.cartToken !== null) store.carts.delete(open.cartToken);

  const customer = open.customerId === null ? null : held(store.customers, open.customerId, "customer");
  const order = buildOrder(kitFor(store, now), {
    ...(customer && { customer }),
    email: open.email,
    currency: open.currency,
    lines: spreadDiscount(open.lines, discount?.amount ?? null, open.currency),
    discountCodes: discount ? [discount] : [],
    ...(shippingPrice !== undefined && { shippingPrice }),
    cartToken: open.cartToken,
    checkoutToken,
    landingSite,
    test,
    financialStatus: paid ? "paid" : "pending",
    processedAt: at,
  });
  store.orders.set(order.id, order);

  const body = orderPayload(store, order);
  return {
    result: order,
    events: [
      event("checkouts/update", checkoutPayload(store, checkout)),
      event("orders/create", body),
      ...(paid ? [event("orders/paid", body)] : []),
      event("orders/updated", body),
      ...customerEvents(store, customer, now),
    ],
  };
}

export function refundOrder(store: Store, input: z.input<typeof RefundOrder>, now: Date): Outcome<Refund> {
  const { orderId, lines, note } = RefundOrder.parse(input);
  const before = held(store.orders, orderId, "order");
  const refund = buildRefund(kitFor(store, now), before, { ...(lines && { lines }), note });
  const order = refunded(before, refund);
  store.orders.set(orderId, order);
  return {
    result: refund,
    events: [
      event("refunds/create", refundPayload(store, order, refund)),
      event("orders/updated", orderPayload(store, order)),
      ...customerEvents(store, customerOf(store, order), now),
    ],
  };
}

/** Cancels an order; what was paid goes back to the shopper. */
export function cancelOrder(store: Store, input: z.input<typeof CancelOrder>, now: Date): Outcome<Order> {
  const { orderId, reason } = CancelOrder.parse(input);
  const before = held(store.orders, orderId, "order");
  if (before.cancelledAt) throw new RangeError(`Order ${before.name} is cancelled already.`);
  const refund = before.financialStatus === "pending" ? null : buildRefund(kitFor(store, now), before);
  const order = cancelled(before, { cancelledAt: instant(now), reason, refund });
  store.orders.set(orderId, order);
  return {
    result: order,
    events: [
      ...(refund ? [event("refunds/create", refundPayload(store, order, refund))] : []),
      event("orders/cancelled", orderPayload(store, order)),
      event("orders/updated", orderPayload(store, order)),
      ...customerEvents(store, customerOf(store, order), now),
    ],
  };
}

export function fulfilOrder(store: Store, input: z.input<typeof OneOrder>, now: Date): Outcome<Order> {
  const before = held(store.orders, input.orderId, "order");
  const order: Order = { ...before, fulfillmentStatus: "fulfilled", updatedAt: instant(now) };
  store.orders.set(order.id, order);
  const body = orderPayload(store, order);
  return { result: order, events: [event("orders/fulfilled", body), event("orders/updated", body)] };
}

export function deleteOrder(store: Store, input: z.input<typeof OneOrder>): Outcome<null> {
  const order = held(store.orders, input.orderId, "order");
  store.orders.delete(order.id);
  return { result: null, events: [event("orders/delete", orderDeletePayload(order.id))] };
}

function customerOf(store: Store, order: Order): Customer | null {
  return order.customerId === null ? null : (store.customers.get(order.customerId) ?? null);
}

/** An order changes its customer: Shopify says so, and sends the new sums in a topic of their own. */
function customerEvents(store: Store, before: Customer | null, now: Date): WebhookEvent[] {
  if (!before) return [];
  const customer = { ...before, updatedAt: instant(now) };
  store.customers.set(customer.id, customer);
  return [
    event("customers/update", customerPayload(store, customer)),
    event("customers/purchasing_summary", purchasingSummaryPayload(store, customer.id, now)),
  ];
}
