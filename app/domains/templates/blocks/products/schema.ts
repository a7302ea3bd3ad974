import { z } from "zod";
import { Line } from "../../content/values";

/** Where the products come from: chosen by hand, or for each shopper when the mail goes out. */
export const productSources = ["picked", "recommended", "viewed", "in_cart", "bought_with"] as const;
export type ProductSource = (typeof productSources)[number];

/** Products as they are when the mail goes out: picture, title, price. Nothing is shown when there is none to show. */
export const Products = z.strictObject({
  type: z.literal("products"),
  heading: Line,
  source: z.enum(productSources),
  /** Shopify's numbers, for `picked`. */
  productIds: z.array(z.string().regex(/^\d{1,20}$/)).max(12),
  /** At most so many. */
  count: z.int().min(1).max(6),
  showsPrice: z.boolean(),
  buttonLabel: Line.min(1, "Enter what the buttons say"),
});
