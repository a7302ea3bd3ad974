import { z } from "zod";
import { Link, varied } from "../../content/values";

/** The one thing a mail asks its reader to do. */
export const Button = z.strictObject({ type: z.literal("button"), link: varied(Link) });
