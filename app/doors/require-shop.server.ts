import { findShopByDomain } from "~/domains/shops/index.server";
import type { Shop } from "~/domains/shops/model";
import { shopify } from "~/shopify.server";

/** The shop a page is for: the one the session token names, and nothing else in the request. Throws Shopify's answers. */
export async function requireShop(request: Request): Promise<Shop> {
  const { session } = await shopify.authenticate.admin(request);
  const shop = await findShopByDomain(session.shop);
  if (!shop) throw new Error("A shop with a session has no row");
  return shop;
}

/** What does not exist in this shop, whether it exists in another or nowhere: the same answer. */
export function notFound(): Response {
  return new Response(null, { status: 404, statusText: "Not Found" });
}
