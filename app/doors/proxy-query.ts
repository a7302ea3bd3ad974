/** What each parameter may look like; nothing else may stand in a query. By name. */
export type Forms = Readonly<Record<string, RegExp>>;

/**
 * What Shopify adds. Its signature covers names and values with nothing between them, so that "a=1b=2" is two parameters
 * or one: only a closed set of names, of which none can go on in the value before it, leaves a single reading.
 */
export const shopifyForms: Forms = {
  shop: /^[a-z0-9][a-z0-9-]{0,99}\.myshopify\.com$/,
  logged_in_customer_id: /^\d{0,20}$/,
  path_prefix: /^(\/[A-Za-z0-9_-]{1,60}){1,4}$/,
  timestamp: /^\d{1,11}$/,
  signature: /^[0-9a-f]{64}$/,
};

const required = ["shop", "timestamp", "signature"];

/**
 * Reads a query that has one reading: every parameter is known, comes once, is spelled as Shopify spells it and looks as
 * it must. Null for any other.
 * @param search what follows the question mark
 * @param own the forms of the parameters that a door takes besides Shopify's
 */
export function readQuery(search: string, own: Forms): ReadonlyMap<string, string> | null {
  const forms = { ...own, ...shopifyForms };
  const query = new Map<string, string>();
  for (const pair of search.split("&")) {
    const [name, value, ...more] = pair.split("=").map(decode);
    if (typeof name !== "string" || typeof value !== "string" || more.length > 0) return null;
    const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
    if (!form?.test(value) || query.has(name)) return null;
    query.set(name, value);
  }
  return required.every((name) => query.has(name)) ? query : null;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    // What is no UTF-8 is told by throwing.
    return null;
  }
}
