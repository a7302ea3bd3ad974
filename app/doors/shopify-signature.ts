import { ShopDomain } from "~/domains/shops/model";
import { constantTimeEqual, mac } from "~/lib/hash";

/**
 * Whether Shopify signed these very bytes: base64(HMAC-SHA256(secret, body)).
 * @param secrets the present client secret and, during a rotation, the former one
 */
export function isSignedByShopify(body: Buffer, signature: string, secrets: readonly string[]): boolean {
  // Only the canonical base64 of 32 bytes: a lenient decoder would take several spellings of one signature.
  if (!/^[A-Za-z0-9+/]{43}=$/.test(signature)) return false;
  const given = Buffer.from(signature, "base64");
  if (given.toString("base64") !== signature) return false;
  return secrets.map((secret) => constantTimeEqual(mac(secret, body), given)).includes(true);
}

/**
 * The shops that a signed body names as the one it is about. Headers are not signed, so a body that names another shop
 * than its header unmasks a delivery that was sent on to the wrong address.
 * @returns a domain and a number, each null where the body names none
 */
export function shopNamedIn(body: string): { domain: string | null; shopifyId: string | null } {
  // Most bodies name no shop; they need no parsing here.
  if (!body.includes('"shop_domain"') && !body.includes('"myshopify_domain"') && !body.includes('"shop_id"')) {
    return { domain: null, shopifyId: null };
  }
  const fields = topLevel(body);
  const domain = [fields["shop_domain"], fields["myshopify_domain"]].find((name) => typeof name === "string");
  // What is no shop's name at all names no other shop: the fold says what is wrong with it.
  const shopId = fields["shop_id"];
  const shopifyId = /^(?:gid:\/\/shopify\/Shop\/)?(\d+)$/.exec(String(shopId))?.[1] ?? null;
  return { domain: typeof domain === "string" && ShopDomain.safeParse(domain).success ? domain : null, shopifyId };
}

function topLevel(body: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === "object" && parsed !== null ? { ...parsed } : {};
  } catch {
    // Not JSON: the fold says so in the dead-letter list, where a person can see the body.
    return {};
  }
}
