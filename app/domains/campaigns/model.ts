import { z } from "zod";

const segmentId = z.int().positive();

/** Who gets a campaign: members of any of these segments (of everyone, when there is none), but of none of those. */
export const Audience = z.strictObject({
  include: z.array(segmentId).max(20),
  exclude: z.array(segmentId).max(20),
});
export type Audience = z.infer<typeof Audience>;

/** When each gets it. */
export const Schedule = z.discriminatedUnion("at", [
  z.strictObject({ at: z.literal("once") }),
  /** An instant, the same for all. */
  z.strictObject({ at: z.literal("time"), time: z.iso.datetime() }),
  /** A day and minute by each shopper's own clock. */
  z.strictObject({ at: z.literal("local_time"), day: z.iso.date(), minute: z.int().min(0).max(1439) }),
  /** On a day, at the hour at which each usually acts; at `minute` where nobody knows. */
  z.strictObject({ at: z.literal("best_hour"), day: z.iso.date(), minute: z.int().min(0).max(1439) }),
]);
export type Schedule = z.infer<typeof Schedule>;

/** What is decided about a campaign before it begins. */
export const CampaignPlan = z.strictObject({
  audience: Audience,
  /** Templates by key: whoever is in the first segment that fits gets that one, everybody else the last. */
  messages: z.strictObject({
    bySegment: z.array(z.strictObject({ segmentId, template: z.string().min(1).max(100) })).max(10),
    /** Null: who is in none of the segments gets nothing. */
    everybodyElse: z.string().min(1).max(100).nullable(),
  }),
  schedule: Schedule,
  /** First to a few, then a look: null for all at once. */
  trial: z
    .strictObject({ percent: z.int().min(1).max(50), holdHours: z.int().min(1).max(168), goesOnByItself: z.boolean() })
    .nullable(),
});
export type CampaignPlan = z.infer<typeof CampaignPlan>;

/** The segments that a plan names, each once. */
export function segmentsNamed({ audience, messages }: CampaignPlan): number[] {
  const chosen = messages.bySegment.map(({ segmentId }) => segmentId);
  return [...new Set([...audience.include, ...audience.exclude, ...chosen])];
}

/** The templates that a plan sends, each once. */
export function templatesNamed({ messages: { bySegment, everybodyElse } }: CampaignPlan): string[] {
  return [
    ...new Set([...bySegment.map(({ template }) => template), ...(everybodyElse === null ? [] : [everybodyElse])]),
  ];
}

export const campaignStates = ["draft", "scheduled", "sending", "holding", "paused", "finished", "cancelled"] as const;
export type CampaignState = (typeof campaignStates)[number];

export interface Campaign {
  id: number;
  name: string;
  plan: CampaignPlan;
  state: CampaignState;
  dueAt: Date | null;
  startedAt: Date | null;
  /** How many got into it when it began. */
  audience: number;
  finishedAt: Date | null;
  revision: number;
  /** What it goes back to when it is resumed; null while it is not paused. */
  pausedFrom: "sending" | "holding" | null;
  resumedAt: Date | null;
  /** Since when it goes to everybody: without a trial that is when it began. */
  wentOnAt: Date | null;
  /** Why it did not begin when it was to; it is a draft again. */
  problem: string | null;
  createdAt: Date;
  archivedAt: Date | null;
}

/** A part of a plan that a problem is about. */
export const planPlaces = ["audience", "messages", "schedule", "trial"] as const;
export type PlanPlace = (typeof planPlaces)[number];

/** Why a plan cannot be carried out yet, in a merchant's words. */
export interface PlanProblem {
  place: PlanPlace;
  words: string;
}

/** Why somebody of the audience never came to the ledger of messages. */
export const recipientReasons = ["campaign_cancelled", "stopped_after_trial", "held_out", "same_shopper"] as const;
export type RecipientReason = (typeof recipientReasons)[number];

/** Every recipient is in exactly one of these, so that they add up to the audience. */
export interface CampaignTotals {
  audience: number;
  /** Not handed over yet, or in the ledger and not settled. */
  waiting: number;
  sent: number;
  /** By reason. */
  skipped: Readonly<Record<string, number>>;
  failed: number;
}
