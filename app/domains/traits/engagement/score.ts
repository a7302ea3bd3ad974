import { wallClock } from "~/lib/wall-clock";
import {
  engagementRule as rule,
  features,
  handWeights,
  type Counts,
  type EngagementLevel,
  type EngagementSettings,
  type Feature,
  type Weights,
} from "./model";

const dayMilliseconds = 86_400_000;

/** Something that counts, on a day. The same of one day is counted once. */
export interface Deed {
  feature: Feature;
  /** What tells it from others of its day: a product, a message, an order; nothing where the day is what counts. */
  subject: string;
  at: Date;
}

/** What somebody did in the half year before the shop's day began, what is a month old counting half. */
export function countsOf(deeds: readonly Deed[], asOf: Date, timezone: string): Counts {
  const dayOf = (at: Date) => Math.floor(wallClock(at, timezone) / dayMilliseconds);
  const today = dayOf(asOf);
  const distinct = new Map(deeds.map((deed) => [`${deed.feature} ${dayOf(deed.at)} ${deed.subject}`, deed]));
  const parts: Partial<Record<Feature, number>> = {};
  for (const { feature, at } of distinct.values()) {
    const age = today - dayOf(at);
    if (age < 1 || age > rule.rememberedDays) continue;
    parts[feature] = (parts[feature] ?? 0) + Math.floor(rule.parts * 0.5 ** (age / rule.halfLifeDays));
  }
  return Object.fromEntries(Object.entries(parts).map(([feature, sum]) => [feature, sum / rule.parts]));
}

/** On this scale a second of the same adds less than the first. */
export function scaled(count: number): number {
  return Math.log(1 + count);
}

/** What each thing that was done adds, in points before they are brought to 100; the largest first. */
export function partsOf(counts: Counts, weights: Weights): { feature: Feature; count: number; points: number }[] {
  return features
    .map((feature) => ({ feature, count: counts[feature] ?? 0 }))
    .map(({ feature, count }) => ({ feature, count, points: weights[feature] * scaled(count) }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.points - a.points);
}

/** From 0, who did nothing, towards 100, which nobody reaches. */
export function scoreOf(counts: Counts, weights: Weights): number {
  const points = partsOf(counts, weights).reduce((sum, part) => sum + part.points, 0);
  return Math.round(100 * (1 - Math.exp(-points / rule.scalePoints)));
}

export function levelOf(score: number): EngagementLevel {
  const { high, medium, low } = rule.levels;
  if (score >= high) return "high";
  if (score >= medium) return "medium";
  return score >= low ? "low" : "quiet";
}

/** The weights that scores are worked out with. */
export function weightsInForce({ choice, own, fit }: EngagementSettings): Weights {
  if (choice === "own" && own) return own;
  return fit?.verdict === "used" && fit.fitted ? fit.fitted.weights : handWeights;
}
