import { createHmac } from "node:crypto";
import type { Topic } from "./topics";

interface Attempt {
  at: Date;
  /** The answer's status; null when none came. */
  status: number | null;
}

/** One webhook on its way to one subscription. */
export interface Delivery {
  /** The same on every attempt and duplicate of this delivery. */
  readonly webhookId: string;
  /** The same on all deliveries that one action of the merchant caused. */
  readonly eventId: string;
  readonly shop: string;
  readonly topic: Topic;
  readonly url: string;
  readonly name: string | null;
  readonly body: string;
  readonly triggeredAt: Date;
  readonly attempts: Attempt[];
  state: "pending" | "delivered" | "failed" | "lost";
}

export function headersOf(delivery: Delivery, apiVersion: string, clientSecret: string): Record<string, string> {
  return {
    "content-type": "application/json",
    "user-agent": "Shopify-Captain-Hook",
    "x-shopify-topic": delivery.topic,
    "x-shopify-hmac-sha256": signature(delivery.body, clientSecret),
    "x-shopify-shop-domain": delivery.shop,
    "x-shopify-api-version": apiVersion,
    "x-shopify-webhook-id": delivery.webhookId,
    "x-shopify-event-id": delivery.eventId,
    // Microseconds, of which only milliseconds are known.
    "x-shopify-triggered-at": delivery.triggeredAt.toISOString().replace("Z", "000Z"),
    ...(delivery.name !== null && { "x-shopify-name": delivery.name }),
  };
}

/** Base64 of the HMAC-SHA256 over the raw body. */
function signature(body: string, clientSecret: string): string {
  return createHmac("sha256", clientSecret).update(body).digest("base64");
}
