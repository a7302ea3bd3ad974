import { toDecimal } from "../../factories/money";
import { orderTotals, sum } from "../../factories/totals";
import type { Decimal, Order, Store } from "./model";

export interface Purchases {
  numberOfOrders: number;
  amountSpent: Decimal;
  lastOrder: Order | null;
}

/** What a customer has bought so far. */
export function purchasesOf(store: Store, customerId: string): Purchases {
  const orders = [...store.orders.values()].filter((order) => order.customerId === customerId);
  return summarize(orders, store.shop.currency);
}

/** Sums one customer's orders. Test orders do not count; unpaid and voided ones count as orders but not as spent. */
export function summarize(orders: readonly Order[], currency: string): Purchases {
  const real = orders.filter((order) => !order.test);
  const paid = real.filter((order) => order.financialStatus !== "pending" && order.financialStatus !== "voided");
  return {
    numberOfOrders: real.length,
    amountSpent: toDecimal(sum(paid.map((order) => orderTotals(order).currentMinor)), currency),
    lastOrder: real.reduce<Order | null>((last, order) => (last && isAfter(last, order) ? last : order), null),
  };
}

function isAfter(order: Order, other: Order): boolean {
  return Date.parse(order.processedAt) > Date.parse(other.processedAt);
}
