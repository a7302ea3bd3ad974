import type { Versioned } from "~/lib/latest";

/** An order as a source tells it. Money is in `currency`, the shop's. */
export interface OrderFact extends Versioned {
  orderId: string;
  customerId: string | null;
  /** Normalised. */
  email: string | null;
  name: string;
  currency: string;
  /** What it came to when it was placed, before refunds. */
  totalMinor: number;
  discountMinor: number;
  /** Refunded in sum, as far as this telling of the order knows. */
  refundedMinor: number;
  discountCodes: string[];
  sourceName: string | null;
  financialStatus: string | null;
  fulfillmentStatus: string | null;
  cartToken: string | null;
  checkoutToken: string | null;
  processedAt: Date;
  cancelledAt: Date | null;
}

export interface LineFact extends Versioned {
  orderId: string;
  lineId: string;
  productId: string | null;
  variantId: string | null;
  title: string;
  sku: string;
  vendor: string;
  quantity: number;
  /** Left after edits and refunds. */
  currentQuantity: number;
  unitPriceMinor: number;
}

export interface RefundFact {
  refundId: string;
  orderId: string;
  amountMinor: number;
  refundedAt: Date;
}

export interface OrderDeletion {
  orderId: string;
  deletedAt: Date;
}

export interface BasketLine {
  productId: string | null;
  variantId: string | null;
  title: string;
  quantity: number;
  priceMinor: number;
}

/** A cart or a checkout. A cart names nobody. */
export interface BasketFact extends Versioned {
  kind: "cart" | "checkout";
  token: string;
  /** The cart a checkout came from. */
  cartToken: string | null;
  customerId: string | null;
  email: string | null;
  currency: string | null;
  totalMinor: number | null;
  lines: BasketLine[];
  recoveryUrl: string | null;
  startedAt: Date;
  completedAt: Date | null;
}

/** What happened, in the words segments use. */
export const eventKinds = [
  "product_viewed",
  "collection_viewed",
  "search_submitted",
  "page_viewed",
  "page_scrolled",
  "page_stayed",
  "video_played",
  "cart_updated",
  "checkout_started",
  "quiz_answered",
  "flow_entered",
  "trait_set",
  "price_dropped",
  "back_in_stock",
  "message_sent",
  "message_delivered",
  "message_opened",
  "message_clicked",
  "message_bounced",
  "message_complained",
] as const;
export type EventKind = (typeof eventKinds)[number];

export interface EventFact {
  kind: EventKind;
  /** The source's own id of what happened. */
  sourceId: string;
  occurredAt: Date;
  profileId: string | null;
  /** `cart:<token>`, `checkout:<token>` or `client:<browser>`: the event goes to whoever that turns out to be. */
  actor: string | null;
  properties: Record<string, unknown>;
}

export interface ActivityFacts {
  orders: OrderFact[];
  lines: LineFact[];
  refunds: RefundFact[];
  orderDeletions: OrderDeletion[];
  baskets: BasketFact[];
  events: EventFact[];
}
