import { z } from "zod";
import { Definition } from "~/domains/segments/model";

/** So many weekly points, the last of them now, make the last 90 days. */
export const weeks = 13;

const asked = { definition: Definition };

/** What the builder asks about a definition that is not saved yet. */
export const Question = z.discriminatedUnion("ask", [
  z.strictObject({ ask: z.literal("count"), ...asked }),
  z.strictObject({ ask: z.literal("members"), ...asked }),
  /** `exceptId`: the segment being edited shares everything with itself. */
  z.strictObject({ ask: z.literal("overlaps"), exceptId: z.int().positive().nullable(), ...asked }),
  z.strictObject({
    ask: z.literal("past"),
    weeksAgo: z
      .int()
      .min(0)
      .max(weeks - 1),
    ...asked,
  }),
]);
export type Question = z.infer<typeof Question>;

const Count = z.object({ in: z.int(), out: z.int(), unknown: z.int() });
const Coverage = z.object({ condition: z.string(), known: z.int(), holds: z.int() });
const Member = z.object({ profileId: z.string(), name: z.string(), email: z.string().nullable() });
const Overlap = z.object({ segmentId: z.int(), name: z.string(), shared: z.int(), size: z.int() });

/** What it is told: an answer, that the answer takes too long, or that it cannot be asked like this. */
export const Answer = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("count"), count: Count, coverage: z.array(Coverage) }),
  z.object({ outcome: z.literal("members"), members: z.array(Member) }),
  z.object({ outcome: z.literal("overlaps"), overlaps: z.array(Overlap) }),
  z.object({ outcome: z.literal("past"), size: z.int(), day: z.string() }),
  z.object({ outcome: z.literal("late") }),
  z.object({ outcome: z.literal("wrong"), problem: z.string() }),
]);
export type Answer = z.infer<typeof Answer>;

export type Count = z.infer<typeof Count>;
export type Coverage = z.infer<typeof Coverage>;
export type Member = z.infer<typeof Member>;
export type Overlap = z.infer<typeof Overlap>;
