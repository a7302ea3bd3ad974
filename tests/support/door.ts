import { createHmac, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { env } from "~/env.server";

/** A delivery as Shopify makes it; everything but topic and body has a sensible value. */
export interface WebhookDelivery {
  topic: string;
  body: string;
  id?: string;
  triggeredAt?: Date;
  shop?: string;
  secret?: string;
  /** Headers to set otherwise, or to leave out (null). */
  headers?: Record<string, string | null>;
}

type Door = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Opens one door on a port of its own. */
export async function openDoor(door: Door): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    door(request, response).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

export function signature(body: string | Buffer, secret = env.SHOPIFY_API_SECRET): string {
  return createHmac("sha256", secret).update(body).digest("base64");
}

/** Sends a signed delivery. @returns the status it was answered with */
export async function deliver(url: string, delivery: WebhookDelivery): Promise<number> {
  const { topic, body, id = randomUUID(), triggeredAt, shop = "first.myshopify.com", secret } = delivery;
  const headers: Record<string, string | null> = {
    "content-type": "application/json",
    "x-shopify-topic": topic,
    "x-shopify-shop-domain": shop,
    "x-shopify-webhook-id": id,
    "x-shopify-event-id": randomUUID(),
    "x-shopify-api-version": "2026-07",
    "x-shopify-triggered-at": triggeredAt?.toISOString() ?? null,
    "x-shopify-hmac-sha256": signature(body, secret),
    ...delivery.headers,
  };
  const present = Object.entries(headers).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] satisfies [string, string]],
  );
  const response = await fetch(url, { method: "POST", headers: present, body });
  await response.text();
  return response.status;
}
