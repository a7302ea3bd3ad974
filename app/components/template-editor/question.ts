import { z } from "zod";
import { Choices } from "~/domains/templates";

/** As long as the JSON of a message may be: 40 blocks of long texts in eight versions would fit. */
export const longestJson = 1_000_000;

/** What the editor asks of a content that need not be saved: how it looks, and how it differs from others. */
export const PreviewQuestion = z.strictObject({
  /** The template it belongs to, so that it is not compared with itself; null for one of the library. */
  templateId: z.int().positive().nullable(),
  content: z.unknown(),
  /** Null for a shopper who does not exist. */
  profileId: z
    .string()
    .regex(/^\d{1,19}$/)
    .nullable(),
  /** Null for what is true of the shopper. */
  choices: Choices.nullable(),
});
export type PreviewQuestion = z.infer<typeof PreviewQuestion>;

const Compared = z.object({
  templateId: z.int(),
  name: z.string(),
  segments: z.array(z.string()),
  difference: z.number(),
  what: z.array(z.string()),
});
export type Compared = z.infer<typeof Compared>;

/** What it is told. */
export const PreviewAnswer = z.discriminatedUnion("outcome", [
  z.object({
    outcome: z.literal("shown"),
    rendered: z.object({ subject: z.string(), html: z.string(), text: z.string() }),
    preheader: z.string(),
    choices: Choices,
    compared: z.array(Compared),
  }),
  z.object({
    outcome: z.literal("impossible"),
    reason: z.string(),
    choices: Choices,
    compared: z.array(Compared),
  }),
  z.object({ outcome: z.literal("wrong"), problem: z.string() }),
]);
export type PreviewAnswer = z.infer<typeof PreviewAnswer>;

/** A draft on its way to be saved. */
export const DraftQuestion = z.strictObject({ revision: z.int().min(0), content: z.unknown() });

export const DraftAnswer = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("saved"), revision: z.int() }),
  z.object({ outcome: z.literal("overtaken"), revision: z.int(), content: z.unknown() }),
  z.object({ outcome: z.literal("wrong"), problem: z.string() }),
]);
export type DraftAnswer = z.infer<typeof DraftAnswer>;

/** A test to be sent to somebody's own address. */
export const TestQuestion = z.strictObject({
  content: z.unknown(),
  profileId: PreviewQuestion.shape.profileId,
  choices: PreviewQuestion.shape.choices,
  email: z.email("Enter an email address"),
});

/** What is to be kept beside what somebody else has written. */
export const CopyQuestion = z.strictObject({ content: z.unknown() });

/** What came of it: why it was not done, or null. */
export const DoneAnswer = z.object({ problem: z.string().nullable() });

/** Shoppers to look at a message as. */
export const Readers = z.array(z.object({ value: z.string(), label: z.string(), detail: z.string().optional() }));
export type Reader = z.infer<typeof Readers>[number];
