import { z } from "zod";
import { CustomerTag } from "~/domains/segments";

/** What a merchant can want of a segment in Shopify. */
export const Wish = z.discriminatedUnion("wish", [
  z.strictObject({ wish: z.enum(["show", "stop-showing", "stop-tag"]) }),
  z.strictObject({ wish: z.literal("tag"), tag: CustomerTag }),
]);
export type Wish = z.infer<typeof Wish>;
