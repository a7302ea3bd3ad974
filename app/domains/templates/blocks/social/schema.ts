import { z } from "zod";
import { Href } from "../../content/values";

export const networks = ["instagram", "facebook", "tiktok", "youtube", "pinterest", "x", "linkedin"] as const;

/** Where else the shop can be found. */
export const Social = z.strictObject({
  type: z.literal("social"),
  links: z
    .array(z.strictObject({ network: z.enum(networks), href: Href }))
    .min(1)
    .max(7),
});
