import type { Order, Refund } from "../shopify/store/model";
import { instant, latest } from "./instants";
import type { Kit } from "./kit";
import { toDecimal, toMinor } from "./money";
import { lineTotalMinor, orderTotals, sum } from "./totals";

export interface RefundGiven {
  /** Left out: everything that has not been given back yet, and the shipping with it. */
  lines?: { lineId: string; quantity: number }[];
  createdAt?: string;
  note?: string | null;
}

/** A refund of an order's lines. It only describes it; `refunded` puts it on the order. */
export function buildRefund({ numbers, now }: Kit, order: Order, given: RefundGiven = {}): Refund {
  const chosen = given.lines ?? order.lines.map((line) => ({ lineId: line.id, quantity: line.currentQuantity }));
  const lines = chosen
    .filter(({ quantity }) => quantity > 0)
    .map(({ lineId, quantity }) => ({ lineId, quantity, subtotalMinor: shareMinor(order, lineId, quantity) }));
  const shippingMinor = given.lines ? 0 : shippingLeftMinor(order);
  return {
    id: numbers.id(),
    createdAt: given.createdAt ?? instant(now),
    note: given.note ?? null,
    amount: toDecimal(sum(lines.map((line) => line.subtotalMinor)) + shippingMinor, order.currency),
    lines: lines.map(({ subtotalMinor, ...line }) => ({ ...line, subtotal: toDecimal(subtotalMinor, order.currency) })),
  };
}

/** The order after a refund: less left of its lines, its status and times in step. */
export function refunded(order: Order, refund: Refund): Order {
  const given = new Map(refund.lines.map((line) => [line.lineId, line.quantity]));
  const after: Order = {
    ...order,
    lines: order.lines.map((line) => ({
      ...line,
      currentQuantity: line.currentQuantity - (given.get(line.id) ?? 0),
    })),
    refunds: [...order.refunds, refund],
    updatedAt: latest(order.updatedAt, refund.createdAt),
  };
  return { ...after, financialStatus: statusOf(after) };
}

/** Giving back goods that cost nothing moves no money and leaves the status as it was. */
function statusOf(order: Order): Order["financialStatus"] {
  const { refundedMinor, currentMinor } = orderTotals(order);
  if (refundedMinor === 0) return order.financialStatus;
  return currentMinor === 0 ? "refunded" : "partially_refunded";
}

/** Part of what was paid for a line, so that the parts of several refunds add up to the whole to the penny. */
function shareMinor(order: Order, lineId: string, quantity: number): number {
  const line = order.lines.find((candidate) => candidate.id === lineId);
  if (!line) throw new Error(`Order ${order.name} has no line ${lineId} to refund.`);
  if (quantity > line.currentQuantity) {
    throw new Error(
      `Order ${order.name}: ${quantity} of line ${lineId} cannot be refunded, ${line.currentQuantity} left.`,
    );
  }
  const paidMinor = lineTotalMinor(line, order.currency);
  const before = line.quantity - line.currentQuantity;
  const paidForFirst = (count: number) => Math.floor((paidMinor * count) / line.quantity);
  return paidForFirst(before + quantity) - paidForFirst(before);
}

function shippingLeftMinor(order: Order): number {
  const minor = (amount: string) => toMinor(amount, order.currency);
  const returned = order.refunds.map(
    (refund) => minor(refund.amount) - sum(refund.lines.map((line) => minor(line.subtotal))),
  );
  return minor(order.shippingPrice) - sum(returned);
}
