import type { Delivery, Folded } from "../model";

/**
 * Headers are not signed: what acts on a whole shop, or on a person's data, counts only when the signed body names the
 * shop it came for. Null when it does.
 */
export function otherShop(named: string | null, { shopDomain }: Delivery): Folded | null {
  if (named === shopDomain) return null;
  return { outcome: "dead", reason: `the signed body names ${named ?? "no shop"}, but it came for ${shopDomain}` };
}
