import { randomUUID } from "node:crypto";
import { accountOf } from "~/domains/storefront/index.server";

/** An event as a pixel tells of it; what is left out has a sensible value. */
export interface TestEvent {
  name: string;
  at: Date;
  data?: Record<string, unknown>;
  id?: string;
  path?: string;
}

export interface TestBatch {
  client: string;
  events: readonly TestEvent[];
  customer?: string | null;
  id?: string;
}

/** What a browser sends. */
export function pixelBody(shopId: number, { client, events, customer = null, id = randomUUID() }: TestBatch): string {
  return JSON.stringify({
    shop: accountOf(shopId),
    client,
    id,
    customer,
    events: events.map(({ name, at, data = {}, id: eventId = randomUUID(), path = "/" }) => ({
      id: eventId,
      name,
      at: at.toISOString(),
      path,
      device: "desktop",
      data,
    })),
  });
}

export function view(product: string, at: Date, id?: string): TestEvent {
  const event = { name: "product_viewed", at, data: { product, variant: null }, path: `/products/${product}` };
  return id === undefined ? event : { ...event, id };
}

/** Sends a body as a browser at an address would. @returns the status it was answered with */
export async function sendPixel(url: string, body: string, address = "203.0.113.7"): Promise<number> {
  const headers = { "content-type": "text/plain;charset=UTF-8", "x-forwarded-for": address };
  const response = await fetch(url, { method: "POST", headers, body });
  await response.text();
  return response.status;
}
