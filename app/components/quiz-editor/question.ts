import { z } from "zod";

/** As long as the JSON of a quiz may be: twelve questions and results with all their words would fit. */
export const longestJson = 300_000;

/** A draft on its way to be saved. */
export const DraftQuestion = z.strictObject({ revision: z.int().min(0), content: z.unknown() });

export const DraftAnswer = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("saved"), revision: z.int() }),
  z.object({ outcome: z.literal("overtaken"), revision: z.int(), content: z.unknown() }),
  z.object({ outcome: z.literal("wrong"), problem: z.string() }),
]);
export type DraftAnswer = z.infer<typeof DraftAnswer>;

/** What is to be kept beside what somebody else has written. */
export const CopyQuestion = z.strictObject({ content: z.unknown() });

/** What came of it: why it was not done, or null. */
export const DoneAnswer = z.object({ problem: z.string().nullable() });
