import { z } from "zod";
import { comparisons } from "~/domains/experiments";
import { Arms, MessageChanges, subjectKinds } from "~/domains/experiments/model";
import { Serial } from "~/lib/serial";

/** As long as the JSON of a comparison may be. */
export const longestDraft = 20_000;

const windowDays = z.int().min(1).max(60);

/** What a comparison could show that is being written. */
export const OutlookQuestion = z.strictObject({ experimentId: z.int().positive(), arms: Arms, windowDays });
export type OutlookQuestion = z.infer<typeof OutlookQuestion>;

export const OutlookAnswer = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("told"), isWorthIt: z.boolean(), words: z.array(z.string()) }),
  z.object({ outcome: z.literal("wrong"), problem: z.string() }),
]);
export type OutlookAnswer = z.infer<typeof OutlookAnswer>;

/** What an experiment is about, as addresses and forms carry it. */
export const SubjectFields = z.strictObject({
  kind: z.enum(subjectKinds),
  id: Serial,
  step: z
    .string()
    .regex(/^[a-z0-9-]{0,40}$/)
    .transform((step) => (step === "" ? null : step)),
});

/** The wish for a new comparison. */
export const NewComparison = SubjectFields.extend({ wish: z.literal("create"), comparison: z.enum(comparisons) });

/** What has been compared, or is, of something. */
export const AboutAnswer = z.object({
  experiments: z.array(z.object({ id: z.int(), name: z.string(), state: z.string(), says: z.string() })),
  /** Whether there are enough shoppers for a holdout to show anything, and in words why or why not. */
  holdout: z.object({ isWorthIt: z.boolean(), words: z.array(z.string()) }).nullable(),
});
export type AboutAnswer = z.infer<typeof AboutAnswer>;

/** An arm's message as it is being written. */
export const ArmPreviewQuestion = z.strictObject({
  experimentId: z.int().positive(),
  /** Null for the message that is sent usually. */
  template: z.string().min(1).max(100).nullable(),
  changes: MessageChanges,
});
export type ArmPreviewQuestion = z.infer<typeof ArmPreviewQuestion>;

export const ArmPreviewAnswer = z.discriminatedUnion("outcome", [
  z.object({
    outcome: z.literal("shown"),
    subject: z.string(),
    preheader: z.string(),
    html: z.string(),
    /** What the message cannot take up, by what would be changed. */
    errors: z.record(z.string(), z.string()),
  }),
  z.object({ outcome: z.literal("wrong"), problem: z.string() }),
]);
export type ArmPreviewAnswer = z.infer<typeof ArmPreviewAnswer>;
