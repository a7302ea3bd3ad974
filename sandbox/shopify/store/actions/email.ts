import { z } from "zod";

/** An address as far as Shopify looks at it: odd ones reach an app too. */
export const Email = z.string().regex(/^\S+@\S+$/, "An email address has something on both sides of an @.");
