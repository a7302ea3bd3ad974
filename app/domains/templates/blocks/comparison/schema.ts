import { z } from "zod";
import { Line } from "../../content/values";

/** Two things side by side, point by point. */
export const Comparison = z.strictObject({
  type: z.literal("comparison"),
  heading: Line,
  left: Line.min(1, "Enter what is compared"),
  right: Line.min(1, "Enter what it is compared with"),
  rows: z
    .array(z.strictObject({ point: Line.min(1, "Enter a point"), left: Line, right: Line }))
    .min(1)
    .max(8),
});
