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
