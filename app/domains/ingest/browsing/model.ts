import { z } from "zod";
import { ShopifyId } from "~/lib/shopify-id";

/** At most so many events in one delivery, and so long a delivery in bytes. */
export const mostEvents = 50;
export const longestBatch = 64 * 1024;

/** The parameter of a page's address by which a link of a mail tells which click has led there. */
export const clickParameter = "tc";

/** What is kept as text must be text that PostgreSQL keeps, and no more of it than anybody types. */
function words(longest: number) {
  return z
    .string()
    .max(longest)
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), "is no text");
}

const Name = z.string().regex(/^[\w.:-]{1,100}$/, "is no id");
const Token = z.string().regex(/^[\w.:-]{1,200}$/, "is no token");

/** The kinds of machine that a page can be looked at with. */
export const devices = ["desktop", "mobile", "tablet"] as const;

const about = {
  id: Name,
  at: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  /** Of the page, without what stands behind the ?. */
  path: words(300),
  device: z.enum(devices).nullable(),
};

function event<Name extends string, Shape extends z.ZodRawShape>(name: Name, data: Shape) {
  return z.strictObject({ ...about, name: z.literal(name), data: z.strictObject(data) });
}

const cart = { cart: Token.nullable() };
const checkout = { token: Token };

/** What a pixel tells of, reduced to what anything here can use. */
export const PixelEvent = z.discriminatedUnion("name", [
  event("page_viewed", { click: z.string().max(300).nullable() }),
  event("product_viewed", { product: ShopifyId, variant: ShopifyId.nullable() }),
  event("collection_viewed", { collection: ShopifyId }),
  event("search_submitted", { query: words(200) }),
  event("cart_viewed", cart),
  event("product_added_to_cart", cart),
  event("product_removed_from_cart", cart),
  event("checkout_started", checkout),
  event("checkout_contact_info_submitted", checkout),
  event("checkout_address_info_submitted", checkout),
  event("checkout_shipping_info_submitted", checkout),
  event("payment_info_submitted", checkout),
  event("checkout_completed", checkout),
  event("tessera:quiz", { response: z.string().regex(/^[\w-]{22}$/, "is no response") }),
  event("tessera:scrolled", { percent: z.int().min(1).max(100) }),
  event("tessera:stayed", { seconds: z.int().min(1).max(3600) }),
  event("tessera:video_played", { title: words(200) }),
]);
export type PixelEvent = z.infer<typeof PixelEvent>;

/** One delivery of a browser's. It names no person but by the number of who is signed in, and no amount of money. */
export const PixelBatch = z.strictObject({
  /** The word that says which shop is meant (`storefront/pixel`). */
  shop: z.string().max(300),
  client: z.string().regex(/^[A-Za-z0-9][\w-]{7,99}$/, "is no browser"),
  id: z.string().regex(/^[\w-]{8,64}$/, "is no id"),
  customer: ShopifyId.nullable(),
  events: z.array(PixelEvent).min(1).max(mostEvents),
});
export type PixelBatch = z.infer<typeof PixelBatch>;
