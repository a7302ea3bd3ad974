import { z } from "zod";
import type { TraitDeclaration } from "../declaration";

/** What is counted of a shopper. What mail programs do by themselves, such as opening, is not among it. */
export const features = ["visits", "looks", "reading", "clicks", "answers", "carts", "checkouts", "orders"] as const;
export type Feature = (typeof features)[number];

/** As merchants read them. */
export const featureWords: Record<Feature, string> = {
  visits: "Days on which they visited the shop",
  looks: "Products they looked at",
  reading: "Pages they read, videos they played",
  clicks: "Messages they clicked in",
  answers: "Days on which they answered a quiz",
  carts: "Days on which they filled a cart",
  checkouts: "Checkouts they began",
  orders: "Orders they placed",
};

/** The rule's constants. score.ts and fit.ts say what they do. */
export const engagementRule = {
  /** After so many days what somebody did counts half. */
  halfLifeDays: 30,
  /** What is older counts nothing. */
  rememberedDays: 180,
  /** Whole parts of what is counted once, so that sums are the same in any order. */
  parts: 1_000_000,
  /** So many points are 63 of 100, twice as many 86. */
  scalePoints: 40,
  /** Weights add up to so much. */
  weightsSum: 100,
  mostWeight: 100,
  /** From these scores on. */
  levels: { high: 70, medium: 40, low: 10 },
  /** An order in so many days after a snapshot is what weights are fitted to. */
  outcomeDays: 30,
  /** Snapshots to learn from, in days before now; and the later one, held out, that the weights are judged by. */
  learntFromDays: [120, 90, 60],
  heldOutDays: 30,
  /** At most so many shoppers are looked at for each snapshot, active or not. */
  mostSampled: 20_000,
  /** With fewer who bought, or fewer who did not, nothing is fitted. */
  fewestLearnt: 200,
  fewestHeldOut: 50,
  /** Fitted weights must be better than a coin, and than those set by hand, by so many standard errors. */
  surerThanChanceBy: 3,
  betterBy: 2,
  /** How strongly weights are drawn towards nothing, as of standardised counts. */
  ridge: 1,
  /** Weights are fitted anew after so many days. */
  refitDays: 7,
} as const;

/** Points for each feature's count, on a scale on which the second one adds less than the first. */
export type Weights = Record<Feature, number>;

const weight = z.number().min(0).max(engagementRule.mostWeight);
export const Weights = z.object({
  ...{ visits: weight, looks: weight, reading: weight, clicks: weight },
  ...{ answers: weight, carts: weight, checkouts: weight, orders: weight },
});

/** What is nearer to a purchase weighs more. They stand until a shop's own orders say better. */
export const handWeights: Weights = {
  ...{ visits: 10, looks: 8, reading: 6, clicks: 12 },
  ...{ answers: 10, carts: 16, checkouts: 20, orders: 18 },
};

/** How well a score tells who buys. */
const Quality = z.object({
  /** Of two shoppers of whom one bought, how often the score of that one is higher; 0.5 is chance. */
  auc: z.number(),
  standardError: z.number(),
});
export type Quality = z.infer<typeof Quality>;

const Sample = z.object({ shoppers: z.number().int(), buyers: z.number().int() });
export type Sample = z.infer<typeof Sample>;

/** What came of fitting. */
export const Fit = z.object({
  learnt: Sample,
  heldOut: Sample,
  /** Null where there was too little to learn from. */
  fitted: z.object({ weights: Weights, quality: Quality }).nullable(),
  /** Of the weights set by hand, on the same shoppers; null where too few were held out. */
  hand: Quality.nullable(),
  /** How much better the fitted weights are, and how sure that is. */
  gain: z.object({ auc: z.number(), standardError: z.number() }).nullable(),
  /** Why the fitted weights are used, or are not. */
  verdict: z.enum(["used", "too_few", "not_better", "no_better_than_chance"]),
});
export type Fit = z.infer<typeof Fit>;

/** Whether weights are looked for, or are the merchant's own. */
export const weightChoices = ["automatic", "own"] as const;
export type WeightChoice = (typeof weightChoices)[number];

export interface EngagementSettings {
  choice: WeightChoice;
  /** The merchant's own; null until some were set. */
  own: Weights | null;
  fit: Fit | null;
  fittedAt: Date | null;
}

export const noSettings: EngagementSettings = { choice: "automatic", own: null, fit: null, fittedAt: null };

export const engagementLevels = ["high", "medium", "low", "quiet"] as const;
export type EngagementLevel = (typeof engagementLevels)[number];

export const levelWords: Record<EngagementLevel, string> = {
  high: "Highly engaged",
  medium: "Engaged",
  low: "A little engaged",
  quiet: "Quiet",
};

/** What has been counted of a shopper, faded; what was never done is missing. */
export const Counts = z.partialRecord(z.enum(features), z.number());
export type Counts = z.infer<typeof Counts>;

const nightly = {
  source: "visits, clicks, carts, checkouts, quiz answers and orders; never opens",
  freshness: "every night",
  table: "profile_engagement",
  absent: "unknown",
} as const;

/** What of it segments can ask. */
export const declaredEngagement: readonly TraitDeclaration[] = [
  {
    ...nightly,
    name: "engagement_score",
    kind: { type: "integer" },
    label: "the engagement score",
    column: "score",
    unit: "points of 100",
  },
  {
    ...nightly,
    name: "engagement_level",
    kind: { type: "enum", values: engagementLevels },
    label: "their engagement",
    column: "level",
    unit: null,
  },
];
