import { z } from "zod";
import { CampaignFields } from "./fields";

/** As long as what the editor of a campaign holds may be. */
export const longestFields = 20_000;

const template = z.string().min(1).max(100);
const segmentId = z.int().positive().nullable();

/** What each of a campaign’s messages looks like, and how much they differ. */
export const PicturesQuestion = z.strictObject({
  /** In their order; null for everybody else's. */
  messages: z.array(z.strictObject({ segmentId, template })).max(11),
});
export type PicturesQuestion = z.infer<typeof PicturesQuestion>;

const Picture = z.object({
  templateId: z.int().nullable(),
  name: z.string(),
  /** The segment for which it was chosen; null for everybody else. */
  segment: z.string().nullable(),
  /** As whom it is shown; null for nobody in particular. */
  reader: z.string().nullable(),
  /** What it is about, by which shoppers choose what they get; null for nothing of the kind. */
  topic: z.string().nullable(),
  subject: z.string(),
  preheader: z.string(),
  /** Null when it could not be sent like this; then `problem` says why. */
  html: z.string().nullable(),
  problem: z.string().nullable(),
});
export type Picture = z.infer<typeof Picture>;

const Pair = z.object({
  /** Their places among the messages. */
  first: z.int(),
  second: z.int(),
  difference: z.number(),
  what: z.array(z.string()),
});
export type Pair = z.infer<typeof Pair>;

export const PicturesAnswer = z.object({ pictures: z.array(Picture), pairs: z.array(Pair) });
export type PicturesAnswer = z.infer<typeof PicturesAnswer>;

/** One of the messages, to be sent to somebody's own address. */
export const TestQuestion = z.strictObject({ segmentId, template, email: z.email("Enter an email address") });
export type TestQuestion = z.infer<typeof TestQuestion>;

/** What came of it: why it was not done, or null. */
export const DoneAnswer = z.object({ problem: z.string().nullable() });

/** What is asked of a campaign that need not be saved: who would get it now; and what is to be kept as a copy. */
export const FieldsQuestion = z.strictObject({ fields: CampaignFields });

const Reason = z.object({ words: z.string(), count: z.int() });

/** What would come of a campaign if it began now, by what the gate says of everybody in it. */
export const EstimateAnswer = z.discriminatedUnion("outcome", [
  z.object({
    outcome: z.literal("told"),
    audience: z.int(),
    willGet: z.int(),
    /** Later, because of something that passes. */
    deferred: z.array(Reason),
    /** Not at all. */
    skipped: z.array(Reason),
    messages: z.array(z.object({ label: z.string(), count: z.int() })),
    /** Of how many it was worked out, where that is not everybody: the rest was taken to be alike. */
    sampleSize: z.int().nullable(),
    /** What keeps all of the shop's mail from going out, or makes it take days. */
    notices: z.array(z.string()),
  }),
  /** It cannot be told of what is chosen so far. */
  z.object({ outcome: z.literal("impossible"), problem: z.string() }),
]);
export type EstimateAnswer = z.infer<typeof EstimateAnswer>;
export type Estimate = Extract<EstimateAnswer, { outcome: "told" }>;
