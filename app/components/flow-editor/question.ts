import { z } from "zod";

/** As long as the JSON of a flow may be: a hundred steps with long conditions would fit. */
export const longestJson = 300_000;

/** A draft on its way to be saved. */
export const DraftQuestion = z.strictObject({
  revision: z.int().min(0),
  name: z.string().trim().min(1, "Give the flow a name").max(120, "A name has at most 120 characters"),
  content: z.unknown(),
});

export const DraftAnswer = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("saved"), revision: z.int() }),
  z.object({ outcome: z.literal("overtaken"), revision: z.int(), name: z.string(), content: z.unknown() }),
  z.object({ outcome: z.literal("wrong"), problem: z.string() }),
]);
export type DraftAnswer = z.infer<typeof DraftAnswer>;

/** What is to be kept beside what somebody else has written. */
export const CopyQuestion = z.strictObject({ content: z.unknown() });

/** What came of it: why it was not done, or null. */
export const DoneAnswer = z.object({ problem: z.string().nullable() });

const Counted = z.object({ words: z.string(), count: z.int() });
export type Counted = z.infer<typeof Counted>;

/** How many are at a step, and what came of it for those who passed it in the last 30 days. */
export const StepCount = z.object({
  waiting: z.int(),
  /** By the way that was taken, or why nothing was done. */
  passed: z.record(z.string(), z.int()),
  /** What became of what the step wanted done: "sent", "not sent: ...", the most frequent first. */
  done: z.array(Counted),
});
export type StepCount = z.infer<typeof StepCount>;

/** A flow's counts: who is in it, who was kept out of it and why, and each step by its id. */
export const CountsAnswer = z.object({
  people: z.int(),
  keptOut: z.array(Counted),
  steps: z.record(z.string(), StepCount),
});
export type CountsAnswer = z.infer<typeof CountsAnswer>;

/** A flow, as it is written, to be tried with one shopper. */
export const TestQuestion = z.strictObject({ content: z.unknown(), profileId: z.string().regex(/^\d{1,19}$/) });

/** What would be decided at each step, in its order; in words. */
export const TestAnswer = z.discriminatedUnion("outcome", [
  z.object({
    outcome: z.literal("told"),
    decisions: z.array(
      z.object({ step: z.string().nullable(), at: z.string().nullable(), title: z.string(), words: z.string() }),
    ),
  }),
  z.object({ outcome: z.literal("wrong"), problem: z.string() }),
]);
export type TestAnswer = z.infer<typeof TestAnswer>;

/** What would become of who is in the flow, were they moved to what is written. */
export const MoveQuestion = z.strictObject({ content: z.unknown() });

export const MoveAnswer = z.discriminatedUnion("outcome", [
  z.object({
    outcome: z.literal("told"),
    moves: z.array(z.object({ from: z.string(), to: z.string(), count: z.int() })),
  }),
  z.object({ outcome: z.literal("wrong"), problem: z.string() }),
]);
export type MoveAnswer = z.infer<typeof MoveAnswer>;

/** A message as the editor shows it beside the step that sends it. */
export const LookAnswer = z.discriminatedUnion("outcome", [
  z.object({
    outcome: z.literal("shown"),
    subject: z.string(),
    html: z.string(),
    /** Messages that other segments get, what is most alike first. */
    compared: z.array(z.object({ templateId: z.int(), name: z.string(), difference: z.number() })),
  }),
  z.object({ outcome: z.literal("wrong"), problem: z.string() }),
]);
export type LookAnswer = z.infer<typeof LookAnswer>;
