import type { IncomingMessage } from "node:http";
import { header } from "./read-body";

/** Who asks, as the proxy in front of us says: its own word stands last, what comes before it anybody can write. */
export function addressOf(request: IncomingMessage): string | null {
  const named = header(request, "x-forwarded-for")?.split(",").at(-1)?.trim();
  return named || (request.socket.remoteAddress ?? null);
}

/**
 * The shopper behind a request that Shopify led here. Shopify names the shopper at the end of what it was told, and the
 * proxy in front of us then names Shopify; what comes before both anybody can write. Null when nobody is named.
 */
export function shopperAddressOf(request: IncomingMessage): string | null {
  const named = header(request, "x-forwarded-for")?.split(",") ?? [];
  return (named.at(-2) ?? named.at(-1))?.trim() || null;
}
