import type { Line, Order } from "../shopify/store/model";
import { toMinor } from "./money";

/** An order's amounts in integer minor units of its currency. */
export interface Totals {
  /** Lines before discounts. */
  linesMinor: number;
  discountMinor: number;
  shippingMinor: number;
  /** What was charged at first: lines − discounts + shipping. */
  totalMinor: number;
  refundedMinor: number;
  /** What remains after refunds. */
  currentMinor: number;
}

export function orderTotals(order: Order): Totals {
  const minor = (amount: string) => toMinor(amount, order.currency);
  const linesMinor = sum(order.lines.map((line) => minor(line.price) * line.quantity));
  const discountMinor = sum(order.lines.map((line) => minor(line.discount)));
  const shippingMinor = minor(order.shippingPrice);
  const totalMinor = linesMinor - discountMinor + shippingMinor;
  const refundedMinor = sum(order.refunds.map((refund) => minor(refund.amount)));
  return {
    linesMinor,
    discountMinor,
    shippingMinor,
    totalMinor,
    refundedMinor,
    currentMinor: totalMinor - refundedMinor,
  };
}

/** What the shopper pays for a whole line, in minor units. */
export function lineTotalMinor(line: Line, currency: string): number {
  return toMinor(line.price, currency) * line.quantity - toMinor(line.discount, currency);
}

export function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
