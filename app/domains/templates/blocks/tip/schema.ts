import { z } from "zod";
import { Line, Prose, varied } from "../../content/values";

/** Advice that fits what a shopper answered: a branch for each answer. Without text nothing is shown. */
export const Tip = z.strictObject({
  type: z.literal("tip"),
  content: varied(z.strictObject({ heading: Line, text: Prose })),
});
