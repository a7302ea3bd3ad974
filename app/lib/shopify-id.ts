import { z } from "zod";

// PostgreSQL's bigint ends here, and Shopify's numbers do too: they are 64 bits.
const largest = "9223372036854775807";

/** Whether the text is a Shopify number: digits that fit 64 bits. Such numbers stay text; a JS number ends at 2^53. */
export function isShopifyId(text: string): boolean {
  if (!/^[1-9]\d{0,18}$/.test(text)) return false;
  return text.length < largest.length || text <= largest;
}

/** The number of a global id: "gid://shopify/Order/123?x=y" → "123"; null if it is no such id. */
export function idOfGid(gid: string, type?: string): string | null {
  const match = /^gid:\/\/shopify\/([A-Za-z]+)\/(\d+)(?:\?.*)?$/.exec(gid);
  const [, gidType = "", id = ""] = match ?? [];
  if (!isShopifyId(id) || (type && gidType !== type)) return null;
  return id;
}

/** A Shopify number in JSON read by `parseJsonExactly`, which leaves numbers as their digits. */
export const ShopifyId = z.string().refine(isShopifyId, "is not a Shopify id");

/** A global id of one type, read as its number. */
export function Gid(type: string) {
  return z.string().transform((gid, context) => {
    const id = idOfGid(gid, type);
    if (id) return id;
    context.addIssue({ code: "custom", message: `is not a gid://shopify/${type}/… id` });
    return z.NEVER;
  });
}
