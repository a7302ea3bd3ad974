import { logRatioOf } from "./effect";
import type { Count } from "./model";
import { normalCdf, normalQuantile } from "~/lib/special/normal";

/**
 * Which of many findings to believe when at most `rate` of those believed may be false: Benjamini and Hochberg 1995,
 * Journal of the Royal Statistical Society B 57. In the order of the p-values given.
 */
export function discoveriesAmong(pValues: readonly number[], rate: number): boolean[] {
  const ranked = pValues.toSorted((a, b) => a - b);
  const last = ranked.findLastIndex((p, i) => p <= (rate * (i + 1)) / ranked.length);
  const bar = ranked[last] ?? -1;
  return pValues.map((p) => p <= bar);
}

export interface Shrunk {
  /** What they have in common. */
  pooled: { estimate: number; standardError: number };
  /** The variance between them that chance does not explain. */
  between: number;
  /** Each drawn towards what they have in common, the more the less is known of it; in the order given. */
  each: { estimate: number; low: number; high: number }[];
}

/**
 * The same effect in several segments: how it is overall, and in each. The variance between them by DerSimonian and Laird
 * (1986, Controlled Clinical Trials 7), each then drawn to the middle as by empirical Bayes (Morris 1983, Journal of the
 * American Statistical Association 78). "The best segment" of many without this is the luckiest one.
 * @param alpha of each interval
 */
export function shrink(effects: readonly { estimate: number; standardError: number }[], alpha: number): Shrunk {
  const flat = effects.map(({ standardError }) => standardError ** -2);
  const middle = weightedMean(effects, flat);
  const distance = effects.reduce((sum, { estimate }, i) => sum + (flat[i] ?? 0) * (estimate - middle) ** 2, 0);
  const total = sumOf(flat);
  const scale = total - sumOf(flat.map((weight) => weight * weight)) / total;
  const between = scale > 0 ? Math.max(0, (distance - (effects.length - 1)) / scale) : 0;
  const weights = effects.map(({ standardError }) => 1 / (standardError ** 2 + between));
  const pooled = { estimate: weightedMean(effects, weights), standardError: Math.sqrt(1 / sumOf(weights)) };
  const z = normalQuantile(1 - alpha / 2);
  const each = effects.map(({ estimate, standardError }) => {
    const kept = between / (between + standardError ** 2);
    const drawn = pooled.estimate + kept * (estimate - pooled.estimate);
    // What is not known of the middle is not known of each either.
    const width = z * Math.sqrt(kept * standardError ** 2 + ((1 - kept) * pooled.standardError) ** 2);
    return { estimate: drawn, low: drawn - width, high: drawn + width };
  });
  return { pooled, between, each };
}

/** What an experiment came to in each of several segments that have nobody in common; lifts are relative. */
export interface AmongSegments {
  /** Over all of them: what is to be shown first. */
  lift: number;
  low: number;
  high: number;
  /** In the order given; null where an arm has no conversion. Notable ones may be false in `alpha` of all cases. */
  each: ({ lift: number; low: number; high: number; isNotable: boolean } | null)[];
}

/** One comparison in many segments, at one look: drawn together, and with Benjamini's and Hochberg's care. */
export function compareSegments(segments: readonly { first: Count; second: Count }[], alpha: number): AmongSegments {
  const effects = segments.map(({ first, second }) =>
    Math.min(first.conversions, second.conversions) > 0 ? logRatioOf(first, second) : null,
  );
  const known = effects.filter((effect) => effect !== null);
  const { pooled, each } = shrink(known, alpha);
  const isNotable = discoveriesAmong(
    known.map(({ estimate, standardError }) => 2 * normalCdf(-Math.abs(estimate) / standardError)),
    alpha,
  );
  const width = normalQuantile(1 - alpha / 2) * pooled.standardError;
  let next = 0;
  return {
    lift: Math.expm1(pooled.estimate),
    low: Math.expm1(pooled.estimate - width),
    high: Math.expm1(pooled.estimate + width),
    each: effects.map((effect) => {
      const at = effect === null ? undefined : each[next];
      if (!at) return null;
      const { estimate, low, high } = at;
      const isOne = isNotable[next++] ?? false;
      return { lift: Math.expm1(estimate), low: Math.expm1(low), high: Math.expm1(high), isNotable: isOne };
    }),
  };
}

function weightedMean(effects: readonly { estimate: number }[], weights: readonly number[]): number {
  return effects.reduce((sum, { estimate }, i) => sum + (weights[i] ?? 0) * estimate, 0) / sumOf(weights);
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);
