import type { IncomingMessage, ServerResponse } from "node:http";
import { findOpenShop, noteEmbedSeen, type OpenShop } from "~/domains/storefront/index.server";
import { env } from "~/env.server";
import { openBudget } from "~/lib/budget";
import { networkOf } from "~/lib/network";
import { shopperAddressOf } from "./address-of";
import { readProxyCall, type ProxyCall } from "./proxy-call";
import type { Forms } from "./proxy-query";

const secrets = [env.SHOPIFY_API_SECRET, ...(env.SHOPIFY_API_SECRET_FORMER ? [env.SHOPIFY_API_SECRET_FORMER] : [])];

/** A household or an office that opens quizzes on all its machines at once, and the storefront of a shop on its best day. */
const budgets = {
  network: openBudget({ perMinute: 600, atOnce: 200 }),
  shop: openBudget({ perMinute: 90_000, atOnce: 6000 }),
};

/** A request from a storefront that Shopify vouches for, with what is known of who made it. */
export interface Admitted extends ProxyCall {
  shop: OpenShop;
  /** /24 or /48 of the shopper; null when Shopify named nobody. */
  network: string | null;
}

/**
 * Lets in what Shopify signed, as often as it may come. Null when it was answered already: 401 for what nobody vouches
 * for, 429 for too much, 404 for a shop without the app.
 */
export async function admit(
  request: IncomingMessage,
  response: ServerResponse,
  own: Forms,
  now: Date,
): Promise<Admitted | null> {
  const search = request.url?.split("?").slice(1).join("?") ?? "";
  const call = readProxyCall(search, own, secrets, now);
  if (!call) return refuse(response, 401, "Not signed by Shopify just now");
  const network = networkOf(shopperAddressOf(request));
  if (network !== null && !budgets.network.take(network, now.getTime())) return refuse(response, 429, tooMuch);
  if (!budgets.shop.take(call.shopDomain, now.getTime())) return refuse(response, 429, tooMuch);
  const shop = await findOpenShop(call.shopDomain, now);
  if (!shop) return refuse(response, 404, "The app is not installed");
  noteEmbedSeen(shop.id, now);
  return { ...call, shop, network };
}

export const tooMuch = "Too much at once; try again in a minute";

export function refuse(response: ServerResponse, status: number, problem: string): null {
  sayJson(response, status, { problem });
  return null;
}

/** Answers a script of the storefront. What is said to one shopper is kept by nobody, unless `headers` say otherwise. */
export function sayJson(
  response: ServerResponse,
  status: number,
  value: object,
  headers: Record<string, string> = { "cache-control": "no-store" },
): void {
  const body = JSON.stringify(value);
  response
    .writeHead(status, {
      "content-type": "application/json; charset=utf-8",
      "content-length": Buffer.byteLength(body),
      "x-content-type-options": "nosniff",
      ...headers,
      // A body that is refused before it was read is not read any more.
      ...(status === 413 && { connection: "close" }),
    })
    .end(body);
}
