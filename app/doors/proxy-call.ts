import { readQuery, type Forms } from "./proxy-query";
import { isProxySigned, signedText } from "./proxy-signature";

/** A request that Shopify has led from a storefront to the app, and vouches for. */
export interface ProxyCall {
  shopDomain: string;
  /** The customer who is signed in on the storefront; null for nobody. */
  customerId: string | null;
  signature: string;
  /** The door's own parameters. */
  query: ReadonlyMap<string, string>;
}

/** How far Shopify's clock and ours may be apart, the way of the request included. */
const mostSecondsApart = 90;

/**
 * Reads the query of a request that came through Shopify's app proxy. Null when it has more than one reading, is too old
 * or too new, or when Shopify did not sign it: nothing of it is to be believed then.
 * @param search what follows the question mark
 * @param own the forms of the parameters that the door takes besides Shopify's
 */
export function readProxyCall(search: string, own: Forms, secrets: readonly string[], now: Date): ProxyCall | null {
  const query = readQuery(search, own);
  if (!query) return null;
  const of = (name: string) => query.get(name) ?? "";
  if (!isProxySigned(signedText(query), of("signature"), secrets)) return null;
  if (!(Math.abs(now.getTime() / 1000 - Number(of("timestamp"))) <= mostSecondsApart)) return null;
  return {
    shopDomain: of("shop"),
    customerId: of("logged_in_customer_id") || null,
    signature: of("signature"),
    query,
  };
}
