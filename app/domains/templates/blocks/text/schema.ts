import { z } from "zod";
import { Prose, varied } from "../../content/values";

/** Paragraphs. */
export const Text = z.strictObject({ type: z.literal("text"), text: varied(Prose.min(1, "Enter what it says")) });
