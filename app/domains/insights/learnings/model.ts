import { z } from "zod";

export const Note = z.string().trim().max(2000, "At most 2,000 characters");

/** What a finished comparison came to: whether one was better, none was, or it cannot be told. */
export const outcomes = ["winner", "leaning", "no_difference", "too_few"] as const;
export type LearningOutcome = (typeof outcomes)[number];
