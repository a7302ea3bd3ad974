import { spendingBounds } from "./group-sequential";
import { alwaysValidFactor } from "./sequential";
import { normalCdf, normalQuantile } from "~/lib/special/normal";
import { solve } from "~/lib/special/solve";
import type { Plan } from "./model";

/** How many people two arms have, and the share of the first that converts. */
export interface Pair {
  people: readonly [first: number, second: number];
  baseRate: number;
}

/** A lift beyond this is not thought of: ten times as many more. */
const largest = 10;

/**
 * How many standard errors an effect must be away from nothing at the end, to be told: 1.96 for a single look at 5 %, a
 * little more for a few planned ones, and about three when it may be looked at whenever one likes.
 * @param alpha as shared among the comparisons
 */
export function criticalValue({ looks, nStar }: Pick<Plan, "looks" | "nStar">, alpha: number): number {
  if (looks === "daily") return alwaysValidFactor(nStar, { alpha, nStar });
  const shares = Array.from({ length: looks }, (_, i) => (i + 1) / looks);
  return spendingBounds(shares, alpha).at(-1) ?? Infinity;
}

/**
 * The chance that a relative lift is told by the time that everybody is counted, by the logarithm of the ratio (effect.ts).
 * A lower bound where one looks earlier, too: some are told before.
 */
export function powerToShow(lift: number, { people, baseRate }: Pair, critical: number): number {
  return normalCdf(Math.log1p(lift) / errorOf(lift, people, baseRate) - critical);
}

/**
 * The smallest relative lift that is told with chance `power` by the time that everybody is counted; null when there is
 * none below ten times as many more, or when it would need more than everybody to convert.
 */
export function smallestLift(pair: Pair, critical: number, power: number): number | null {
  const most = Math.min(largest, 1 / pair.baseRate - 1);
  if (!(most > 0) || !(powerToShow(most, pair, critical) >= power)) return null;
  return solve((lift) => powerToShow(lift, pair, critical) - power, 0, most);
}

/** How many people, over both arms by these shares, tell a relative lift with chance `power`. Not rounded. */
export function peopleNeeded(
  lift: number,
  { shares: [first, second], baseRate }: { shares: readonly [number, number]; baseRate: number },
  critical: number,
  power: number,
): number {
  const whole = first + second;
  const errorOfOne = errorOf(lift, [first / whole, second / whole], baseRate);
  return (((critical + normalQuantile(power)) * errorOfOne) / Math.log1p(lift)) ** 2;
}

/**
 * The smallest relative lift for a holdout or a split by the textbook's formula: one look at the end, and for both arms the
 * base rate's variance (Fleiss, Levin and Paik 2003, Statistical Methods for Rates and Proportions, 4.5). Too hopeful where
 * the lift comes out large.
 */
export function smallestLiftByTextbook({ people: [a, b], baseRate }: Pair, alpha: number, power: number): number {
  const z = normalQuantile(1 - alpha / 2) + normalQuantile(power);
  return z * Math.sqrt(((1 - baseRate) / baseRate) * (1 / a + 1 / b));
}

/** How many people each of two equal arms needs by the textbook (the same), for one look at the end. Not rounded. */
export function perArmByTextbook(lift: number, baseRate: number, alpha: number, power: number): number {
  const z = normalQuantile(1 - alpha / 2) + normalQuantile(power);
  const other = baseRate * (1 + lift);
  return (z * z * (baseRate * (1 - baseRate) + other * (1 - other))) / (baseRate * lift) ** 2;
}

/** Of the logarithm of the ratio, with so many people. */
function errorOf(lift: number, [a, b]: readonly [number, number], baseRate: number): number {
  const other = Math.min(1, baseRate * (1 + lift));
  return Math.sqrt((1 - baseRate) / (a * baseRate) + (1 - other) / (b * other));
}
