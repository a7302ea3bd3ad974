import { z } from "zod";
import { Line } from "../../content/values";

/** Why now, in words that stay true: a reason and no ticking clock. */
export const Urgency = z.strictObject({ type: z.literal("urgency"), text: Line.min(1, "Enter why now") });
