import { happenedBy, type Order, type OrderLine } from "./facts";

/** Orders placed, not cancelled and not deleted by then: by time, then id. */
export function ordersBy(asOf: Date, orders: readonly Order[]): Order[] {
  return orders
    .filter((order) => order.processedAt <= asOf)
    .filter((order) => !happenedBy(order.cancelledAt, asOf) && !happenedBy(order.deletedAt, asOf))
    .toSorted((a, b) => a.processedAt.getTime() - b.processedAt.getTime() || compareIds(a.orderId, b.orderId));
}

function compareIds(a: string, b: string): number {
  return BigInt(a) < BigInt(b) ? -1 : 1;
}

/** What came back by then: the refunds, or the sum alone where it is more and was told by then. */
export function refundedBy(asOf: Date, order: Order): number {
  const refunds = order.refunds.filter((refund) => refund.refundedAt <= asOf);
  const sum = refunds.reduce((total, { amountMinor }) => total + amountMinor, 0);
  return Math.max(sum, order.version <= asOf ? order.refundedMinor : 0);
}

/** Whether fewer are left than were bought, and that was told by then. */
export function isTakenBackBy(asOf: Date, line: OrderLine): boolean {
  return line.version <= asOf && line.currentQuantity < line.quantity;
}
