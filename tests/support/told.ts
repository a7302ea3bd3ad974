import type { Facts, Folded } from "~/domains/ingest/model";
import { fold } from "~/domains/ingest/topics/registry";
import { type PrintableObject, serialize } from "../../sandbox/shopify/webhooks/json";

/** What a delivery for corner-shop.myshopify.com says, by the rules alone. */
export function told(topic: string, body: PrintableObject | string): Folded {
  const at = new Date("2026-06-15T12:00:00Z");
  const text = typeof body === "string" ? body : serialize(body);
  const delivery = { topic, body: text, triggeredAt: at, receivedAt: at };
  return fold({ ...delivery, shopDomain: "corner-shop.myshopify.com", currency: "GBP" });
}

/** The facts of a delivery. Throws when it is ignored or dead. */
export function factsTold(topic: string, body: PrintableObject | string): Partial<Facts> {
  const folded = told(topic, body);
  if (folded.outcome !== "facts") throw new Error(`The delivery is ${folded.outcome}: ${folded.reason}`);
  return folded.facts;
}
