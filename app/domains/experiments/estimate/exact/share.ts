import { betaCdf, lnBeta } from "~/lib/special/beta";
import { solve } from "~/lib/special/solve";

/**
 * Everybody who converted in two arms, and how many of them were in the second. Each of them was given her arm by chance,
 * whoever she is and whenever she came: if the rates are equal, she is in the second with the second's share of people. So
 * these counts are throws of a coin, and what follows holds at any number of people, at any rate, and though the rate
 * changes with the seasons.
 */
export interface Converted {
  total: number;
  inSecond: number;
  /** The second's share of the people of both, 0–1. */
  even: number;
}

/** What is mixed over: the shares that are thought of if the rates are not equal. */
export interface Mixture {
  a: number;
  b: number;
}

/** A mixture around equal rates, with which an interval is narrowest at so many converted. */
export function mixtureFor(even: number, converted: number, alpha: number): Mixture {
  const pull = -2 * Math.log(alpha) + Math.log(1 - 2 * Math.log(alpha));
  const weight = Math.max(1, converted / pull - 1);
  return { a: even * weight, b: (1 - even) * weight };
}

/**
 * How much better what was seen is foretold by the mixture than by the share `at`, as a logarithm: the beta-binomial
 * likelihood over the binomial (Robbins 1970, Annals of Mathematical Statistics 41). If `at` is true this exceeds ln(1/α) at
 * any time at all with chance α at most (Ville 1939).
 */
export function lnEvidence(converted: Converted, at: number, mixture: Mixture): number {
  return lnMixed(converted, mixture) - lnChance(converted, at);
}

function lnMixed({ total, inSecond }: Converted, { a, b }: Mixture): number {
  return lnBeta(a + inSecond, b + total - inSecond) - lnBeta(a, b);
}

/** Of these throws in their order. What never happened costs nothing, though its logarithm be infinite. */
function lnChance({ total, inSecond }: Converted, share: number): number {
  const inFirst = total - inSecond;
  return (inSecond && inSecond * Math.log(share)) + (inFirst && inFirst * Math.log1p(-share));
}

/** All shares that were not ruled out, at every look at once with chance 1 − alpha. Exact. */
export function alwaysValidShares(
  converted: Converted,
  alpha: number,
  mixture: Mixture,
): { low: number; high: number } {
  const { total, inSecond } = converted;
  if (total === 0) return { low: 0, high: 1 };
  const inFirst = total - inSecond;
  const level = lnMixed(converted, mixture) + Math.log(alpha);
  // Where the evidence would be nought if it were straight from there on: beyond both ends.
  return {
    low: inSecond === 0 ? 0 : shareAt(level, converted, level / inSecond),
    high: inFirst === 0 ? 1 : shareAt(level, converted, -level / inFirst),
  };
}

/**
 * The share at which the evidence comes down to its bar, by Newton's steps along the logarithm of the odds: there it bends one
 * way only, so that the steps from beyond an end never overshoot it.
 */
function shareAt(level: number, { total, inSecond }: Converted, from: number): number {
  let lnOdds = from;
  for (let step = 0; step < 100; step++) {
    const above = level - inSecond * lnOdds + total * (Math.max(0, lnOdds) + Math.log1p(Math.exp(-Math.abs(lnOdds))));
    const next = lnOdds - above / (total / (1 + Math.exp(-lnOdds)) - inSecond);
    if (Math.abs(next - lnOdds) < 1e-12) break;
    lnOdds = next;
  }
  return 1 / (1 + Math.exp(-lnOdds));
}

/** All shares that one planned look does not rule out: Clopper and Pearson 1934, Biometrika 26. */
export function sharesAtOneLook({ total, inSecond }: Converted, alpha: number): { low: number; high: number } {
  const inFirst = total - inSecond;
  return {
    low: inSecond === 0 ? 0 : solve((share) => betaCdf(share, inSecond, inFirst + 1) - alpha / 2, 0, 1),
    high: inFirst === 0 ? 1 : solve((share) => betaCdf(share, inSecond + 1, inFirst) - (1 - alpha / 2), 0, 1),
  };
}

/**
 * How strongly the second converts more often, to one side only, as a logarithm: the same with a mixture of none but larger
 * shares than `at`. If the share is `at` or any smaller one, this exceeds ln(1/α) at any time with chance α at most.
 */
export function lnEvidenceOfMore(converted: Converted, at: number, mixture: Mixture): number {
  const { total, inSecond } = converted;
  const { a, b } = mixture;
  const after = 1 - betaCdf(at, a + inSecond, b + total - inSecond);
  const before = 1 - betaCdf(at, a, b);
  return lnEvidence(converted, at, mixture) + Math.log(after) - Math.log(before);
}

/** The relative lift of the rate that makes a share of those who converted; −1 at 0, Infinity at 1. */
export function liftAt(share: number, even: number): number {
  return (share / (1 - share)) * ((1 - even) / even) - 1;
}
