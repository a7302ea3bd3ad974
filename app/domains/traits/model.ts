import { declaredAddresses } from "./addresses";
import type { TraitDeclaration } from "./declaration";
import { declaredEngagement } from "./engagement/model";
import { declaredHabits } from "./habits/model";
import { declaredInterests } from "./interests/model";
import { declaredRfm } from "./rfm/model";

export type { TraitDeclaration } from "./declaration";

export {
  engagementLevels,
  engagementRule,
  features,
  featureWords,
  handWeights,
  levelWords,
  weightChoices,
  Weights,
  type EngagementLevel,
  type EngagementSettings,
  type Feature,
  type Fit,
} from "./engagement/model";
export { dimensions, interestRule, type Affinity, type Dimension, type Reason, type Step } from "./interests/model";
export { habitRule, seasons, weekdays, type Season, type Weekday } from "./habits/model";
export {
  cellsOf6,
  groupsOf6,
  groupsOf11,
  rfmNamings,
  rfmRule,
  type GroupSize,
  type Movement,
  type RfmNaming,
} from "./rfm/model";

/** When the shop's traits were last renewed, and from what besides facts of shoppers they were derived. */
export interface Renewal {
  renewedAt: Date | null;
  derivedFrom: string;
}

/** Where a shopper stands. Everyone is in exactly one. */
export const lifecycleStages = ["prospect", "new", "active", "loyal", "dormant", "lost"] as const;
export type LifecycleStage = (typeof lifecycleStages)[number];

/** Values derived from a profile's facts, as of an instant. */
export interface Traits {
  /** Orders that were not cancelled. */
  orderCount: number;
  /** Net of refunds, in the shop's currency. */
  spentMinor: number;
  firstOrderAt: Date | null;
  lastOrderAt: Date | null;
  /** Time between two orders to expect of this shopper. */
  rhythmSeconds: number;
  lifecycleStage: LifecycleStage;
  lifecycleSince: Date;
  /** When the stage changes if nothing happens; null if time alone changes nothing more. */
  lifecycleUntil: Date | null;
}

const day = 86_400;

/** The rule's constants; lifecycle.ts says what they do. */
export const lifecycleRule = {
  /** So many orders make an active shopper loyal. */
  loyalFromOrders: 4,
  /** Silent for so many rhythms: dormant. */
  dormantAfterRhythms: 2,
  /** Silent for so many rhythms: lost. */
  lostAfterRhythms: 4,
  /** The shop's rhythm weighs as much as so many intervals of the shopper's own. */
  priorIntervals: 2,
  /** With fewer intervals in the whole shop, its rhythm is a guess: */
  fewestIntervals: 30,
  guessedRhythmSeconds: 45 * day,
  shortestRhythmSeconds: 7 * day,
  longestRhythmSeconds: 180 * day,
} as const;

const told = { source: "orders", freshness: "with every order, refund and cancellation" } as const;

/** Every trait. The segment language and its builder take them up from here. */
export const declaredTraits: readonly TraitDeclaration[] = [
  {
    ...told,
    name: "lifecycle_stage",
    kind: { type: "enum", values: lifecycleStages },
    label: "the lifecycle stage",
    absent: "unknown",
    column: "lifecycle_stage",
    until: "lifecycle_until",
    unit: null,
    freshness: "with every order, and when the time comes",
  },
  {
    ...told,
    name: "number_of_orders",
    kind: { type: "integer" },
    label: "the number of orders",
    absent: "none",
    column: "order_count",
    unit: "orders",
  },
  {
    ...told,
    name: "amount_spent",
    kind: { type: "money" },
    label: "the amount spent",
    absent: "none",
    column: "spent_minor",
    unit: "the shop's currency, net of refunds",
  },
  {
    ...told,
    name: "first_order_date",
    kind: { type: "date" },
    label: "the first order",
    absent: "none",
    column: "first_order_at",
    unit: null,
  },
  {
    ...told,
    name: "last_order_date",
    kind: { type: "date" },
    label: "the last order",
    absent: "none",
    column: "last_order_at",
    unit: null,
  },
  ...declaredHabits,
  ...declaredRfm,
  ...declaredInterests,
  ...declaredEngagement,
  ...declaredAddresses,
];
