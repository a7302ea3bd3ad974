import type { IncomingMessage, ServerResponse } from "node:http";
import { storeReceipt } from "~/domains/ingest/index.server";
import { longestBatch, PixelBatch } from "~/domains/ingest/model";
import { findShop } from "~/domains/shops/index.server";
import { maySend } from "~/domains/shops/model";
import { noteEmbedSeen, notePixelSeen, shopOfAccount } from "~/domains/storefront/index.server";
import { openBudget } from "~/lib/budget";
import { networkOf } from "~/lib/network";
import { remember } from "~/lib/remembered";
import { describeIssues } from "~/lib/wire";
import { addressOf } from "./address-of";
import { readBody } from "./read-body";
import { wake } from "./wake.server";

/** A household or an office that browses with all its machines at once, and what a busy shop's visitors send. */
const budgets = {
  network: openBudget({ perMinute: 600, atOnce: 300 }),
  shop: openBudget({ perMinute: 12_000, atOnce: 3000 }),
};
const shops = remember<number | null>(60_000, 10_000);

/**
 * `POST /pixel`: what browsers tell of through the shop's web pixel. Nothing of it is signed, because whatever a browser
 * knows everybody knows: it is bounded, checked to the letter, and kept for the worker. What does not fit is refused, and
 * nothing of it is kept.
 */
export async function takePixel(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const now = new Date();
  const network = networkOf(addressOf(request)) ?? "";
  if (!budgets.network.take(network, now.getTime())) return say(response, 429, "Too much from this network");
  const body = await readBody(request, longestBatch);
  if (body === "too large") return say(response, 413, "The body is larger than 64 KB");
  const parsed = PixelBatch.safeParse(parse(body));
  if (!parsed.success) return say(response, 400, describeIssues(parsed.error).slice(0, 300));
  const { shop, ...batch } = parsed.data;
  const shopId = await shops.find(shop, now, () => findListener(shop));
  if (shopId === null) return say(response, 404, "No shop listens by this name");
  if (!budgets.shop.take(String(shopId), now.getTime())) return say(response, 429, "Too much for this shop");
  await storeReceipt({
    shopId,
    source: "pixel",
    // A browser chooses the id itself: it must not meet another browser's.
    deliveryId: `${batch.client}:${batch.id}`,
    topic: "pixel",
    eventId: null,
    apiVersion: null,
    triggeredAt: null,
    body: JSON.stringify(parsed.data),
  });
  say(response, 200, "stored");
  wake(shopId);
  notePixelSeen(shopId, now);
  // Nothing but the popup's script publishes these.
  if (batch.events.some(({ name }) => name.startsWith("tessera:"))) noteEmbedSeen(shopId, now);
}

/** What browsers ask before they send: yes. */
export function allowPixel(_request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.writeHead(204, {
    ...open,
    "access-control-allow-methods": "POST",
    "access-control-allow-headers": "content-type",
    "access-control-max-age": "86400",
  });
  response.end();
  return Promise.resolve();
}

/** A pixel runs in a frame of no origin, or of the shop's: anybody may send, with no cookie. */
const open = { "access-control-allow-origin": "*" };

async function findListener(account: string): Promise<number | null> {
  const shopId = shopOfAccount(account);
  const shop = shopId === null ? null : await findShop(shopId);
  return shop && maySend(shop) ? shop.id : null;
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    // Told by throwing; nothing fits the schema less than nothing.
    return undefined;
  }
}

function say(response: ServerResponse, status: number, words: string): void {
  const headers = { ...open, "content-type": "text/plain; charset=utf-8", "content-length": Buffer.byteLength(words) };
  response.writeHead(status, status === 413 ? { ...headers, connection: "close" } : headers).end(words);
}
