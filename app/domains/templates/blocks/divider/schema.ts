import { z } from "zod";

/** A line between two thoughts. */
export const Divider = z.strictObject({ type: z.literal("divider") });
