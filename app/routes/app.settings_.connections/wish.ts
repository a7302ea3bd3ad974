import { z } from "zod";

/** What a merchant can want of the connections. */
export const Wish = z.strictObject({ wish: z.literal("renew") });
export type Wish = z.infer<typeof Wish>;
