import { z } from "zod";
import { Line } from "../../content/values";

/** A code of the shopper's own, good once, with the day it ends. */
export const Coupon = z.strictObject({
  type: z.literal("coupon"),
  /** The discount of the shop that the codes belong to; null until one is chosen. */
  discountId: z.int().positive().nullable(),
  heading: Line.min(1, "Enter what the code gives"),
  text: Line,
  buttonLabel: Line.min(1, "Enter what the button says"),
});
