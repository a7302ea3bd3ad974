import { DAY, MINUTE } from "../../factories/instants";
import type { Order } from "../../shopify/store/model";
import type { Story } from "../happenings";
import type { Setting } from "./setting";

/** A parcel comes back, whole or one thing out of it. */
export function sendsBack(setting: Setting, how: "whole" | "one thing"): Story {
  const { make, orders } = setting;
  const order = orders.take(
    (candidate) => isIntact(candidate) && age(setting, candidate) < 45 * DAY && wasSent(candidate),
  );
  if (!order) return [];
  const [line] = order.lines;
  const lines = how === "one thing" && line ? { lines: [{ lineId: line.id, quantity: 1 }] } : {};
  const refund = make.refund(order, { ...lines, note: "Did not suit her skin" });
  return [(at) => ({ kind: "order-refunded", at, orderId: order.id, refund: { ...refund, createdAt: at } })];
}

/** An order is called off before it is packed. */
export function callsOff(setting: Setting): Story {
  const { make, orders } = setting;
  const order = orders.take(
    (candidate) => isIntact(candidate) && age(setting, candidate) > 5 * MINUTE && !wasSent(candidate),
  );
  if (!order) return [];
  const refund = make.refund(order);
  return [
    (at) => ({
      kind: "order-cancelled",
      at,
      orderId: order.id,
      cancellation: { cancelledAt: at, reason: "customer", refund: { ...refund, createdAt: at } },
    }),
  ];
}

function isIntact(order: Order): boolean {
  return !order.test && order.cancelledAt === null && order.financialStatus === "paid" && order.customerId !== null;
}

function wasSent(order: Order): boolean {
  return order.fulfillmentStatus === "fulfilled";
}

function age({ make }: Setting, order: Order): number {
  return make.now.getTime() - Date.parse(order.processedAt);
}
