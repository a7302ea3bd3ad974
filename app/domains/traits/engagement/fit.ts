import { compareAucs, aucOf } from "~/lib/auc";
import { fitLogistic } from "~/lib/logistic";
import {
  engagementRule as rule,
  features,
  handWeights,
  type Counts,
  type Feature,
  type Fit,
  type Sample,
  type Weights,
} from "./model";
import { partsOf, scaled } from "./score";

/** A shopper as of a day, and whether they ordered in the month after it. */
export interface Snapshot {
  counts: Counts;
  isBuyer: boolean;
}

/**
 * Fits weights to who bought and judges them by later weeks, which were held out. They are used only where they tell
 * buyers better than the weights set by hand do, by more than chance explains, and better than a coin does.
 */
export function fitWeights(learnt: readonly Snapshot[], heldOut: readonly Snapshot[]): Fit {
  const outcomes = heldOut.map(({ isBuyer }) => isBuyer);
  const pointsBy = (weights: Weights) => heldOut.map(({ counts }) => pointsOf(counts, weights));
  const samples = { learnt: sampleOf(learnt), heldOut: sampleOf(heldOut) };
  const isHeldOutEnough = hasBoth(samples.heldOut, rule.fewestHeldOut);
  const hand = isHeldOutEnough ? aucOf(pointsBy(handWeights), outcomes) : null;
  const tooFew = { ...samples, hand, fitted: null, gain: null, verdict: "too_few" } as const;
  if (!hand || !hasBoth(samples.learnt, rule.fewestLearnt)) return tooFew;
  const weights = learnWeights(learnt);
  const quality = weights && aucOf(pointsBy(weights), outcomes);
  const compared = weights && compareAucs(pointsBy(weights), pointsBy(handWeights), outcomes);
  if (!weights || !quality || !compared) return { ...tooFew, verdict: "no_better_than_chance" };
  const gain = { auc: compared.difference, standardError: compared.standardError };
  return { ...samples, hand, fitted: { weights, quality }, gain, verdict: judge(quality, gain) };
}

function judge(quality: { auc: number; standardError: number }, gain: { auc: number; standardError: number }) {
  if (quality.auc - 0.5 <= rule.surerThanChanceBy * quality.standardError) return "no_better_than_chance";
  return gain.auc > rule.betterBy * gain.standardError ? "used" : "not_better";
}

/**
 * What each thing is worth by the shop's own orders, brought to the sum that weights have. Nothing that somebody does
 * counts against them: what would is left out, and the rest is fitted again. Null where nothing is left.
 */
function learnWeights(learnt: readonly Snapshot[]): Weights | null {
  const outcomes = learnt.map(({ isBuyer }) => isBuyer);
  let used: readonly Feature[] = features;
  for (;;) {
    const rows = learnt.map(({ counts }) => used.map((feature) => scaled(counts[feature] ?? 0)));
    const { coefficients } = fitLogistic(rows, outcomes, rule.ridge);
    const least = Math.min(...coefficients);
    if (least >= 0) return toSum(used, coefficients);
    used = used.filter((_, i) => coefficients[i] !== least);
    if (used.length === 0) return null;
  }
}

function toSum(used: readonly Feature[], coefficients: readonly number[]): Weights | null {
  const sum = coefficients.reduce((total, value) => total + value, 0);
  if (sum <= 0) return null;
  const weightOf = (feature: Feature) => {
    const coefficient = coefficients[used.indexOf(feature)] ?? 0;
    return Math.round((coefficient / sum) * rule.weightsSum * 10) / 10;
  };
  const weights: Weights = { ...handWeights };
  for (const feature of features) weights[feature] = weightOf(feature);
  return weights;
}

function pointsOf(counts: Counts, weights: Weights): number {
  return partsOf(counts, weights).reduce((sum, { points }) => sum + points, 0);
}

function sampleOf(snapshots: readonly Snapshot[]): Sample {
  return { shoppers: snapshots.length, buyers: snapshots.filter(({ isBuyer }) => isBuyer).length };
}

function hasBoth({ shoppers, buyers }: Sample, fewest: number): boolean {
  return buyers >= fewest && shoppers - buyers >= fewest;
}
