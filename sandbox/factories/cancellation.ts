import type { Instant, Order, Refund } from "../shopify/store/model";
import { latest } from "./instants";
import { refunded } from "./refund";

export interface Cancellation {
  cancelledAt: Instant;
  reason: NonNullable<Order["cancelReason"]>;
  /** What went back to the shopper; null when nothing had been captured and the payment is void. */
  refund: Refund | null;
}

/** The order after its cancellation: nothing of it left, the money given back or never taken. */
export function cancelled(order: Order, { cancelledAt, reason, refund }: Cancellation): Order {
  const settled: Order = refund ? refunded(order, refund) : { ...order, financialStatus: "voided" };
  return {
    ...settled,
    lines: settled.lines.map((line) => ({ ...line, currentQuantity: 0 })),
    fulfillmentStatus: null,
    cancelledAt,
    cancelReason: reason,
    updatedAt: latest(settled.updatedAt, cancelledAt),
  };
}
