import { randomUUID } from "node:crypto";
import { env } from "~/env.server";
import { sign } from "../../sandbox/resend/webhooks/sign";

/** A delivery as Resend makes it; everything but the body has a sensible value. */
export interface EventDelivery {
  body: string;
  id?: string;
  /** Seconds since 1970, as the header says it. */
  timestamp?: string;
  secret?: string;
  /** Headers to set otherwise, or to leave out (null). */
  headers?: Record<string, string | null>;
}

/** One of Resend's events about a message of a shop. `more` goes into its data. */
export function eventBody(
  type: string,
  message: { shopId: number | string; messageId: string; email: string },
  at: Date,
  more: Record<string, unknown> = {},
): string {
  const tags = { shop: String(message.shopId), message: message.messageId };
  const data = {
    created_at: at.toISOString(),
    email_id: `mail-${message.messageId}`,
    to: [message.email],
    tags,
    ...more,
  };
  return JSON.stringify({ type, created_at: at.toISOString(), data });
}

/** Sends a signed delivery. @returns the status it was answered with */
export async function deliverEvent(url: string, delivery: EventDelivery): Promise<number> {
  const { body, id = `msg_${randomUUID()}`, secret = env.RESEND_WEBHOOK_SECRET } = delivery;
  const timestamp = delivery.timestamp ?? String(Math.floor(Date.now() / 1000));
  const headers: Record<string, string | null> = {
    "content-type": "application/json",
    "svix-id": id,
    "svix-timestamp": timestamp,
    "svix-signature": sign(secret, { id, timestamp, body }),
    ...delivery.headers,
  };
  const present = Object.entries(headers).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] satisfies [string, string]],
  );
  const response = await fetch(url, { method: "POST", headers: present, body });
  await response.text();
  return response.status;
}
