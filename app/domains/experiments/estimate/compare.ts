import { sceptical, posteriorOf } from "./bayes";
import { adjustedLiftOf } from "./cuped";
import { liftOf, logRatioOf } from "./effect";
import { fewestBuyers, fewestOrders, fewestPeople } from "./floors";
import { spendingBounds } from "./group-sequential";
import { liftInterval, type Looking } from "./lift-interval";
import type { ArmResult, Comparison, Count, Interval, Look } from "./model";
import { momentsOf } from "./moments";
import { alwaysValidInterval } from "./sequential";

/** Each other arm against the first, the chance of a false finding shared among them equally (Bonferroni). */
export function compareArms({ arms, plan, earlierLooks }: Look): Comparison[] {
  const [first, ...others] = arms;
  if (!first) return [];
  const alpha = plan.alpha / Math.max(1, others.length);
  const people = arms.reduce((sum, arm) => sum + arm.people, 0);
  const shares = arms.reduce((sum, { share }) => sum + share, 0);
  const bound = plan.looks === "daily" ? null : boundOf([...earlierLooks, people], plan.nStar, alpha);
  return others.map((arm) => {
    const tuning = { alpha, nStar: (plan.nStar * (first.share + arm.share)) / shares };
    return compare(first, arm, bound === null ? { kind: "daily", tuning } : { kind: "planned", bound }, tuning);
  });
}

function compare(
  first: ArmResult,
  arm: ArmResult,
  looking: Looking,
  tuning: { alpha: number; nStar: number },
): Comparison {
  const interval = liftInterval(first, arm, looking);
  const { low, high } = interval ?? { low: -1, high: Infinity };
  const isTold = isEnough(first, arm);
  const { chanceToBeBetter, expectedLoss } = likely(first, arm);
  return {
    ...{ arm: arm.key, against: first.key, low, high },
    lift: interval && Number.isFinite(interval.estimate) ? interval.estimate : null,
    ...{ isBetter: isTold && low > 0, isWorse: isTold && high < 0 },
    ...{ chanceToBeBetter, expectedLoss: expectedLoss.ofSecond },
    revenue: revenueOf(first, arm, tuning),
  };
}

/** Whether two arms have enough to say anything at all. */
export function isEnough(first: Count, second: Count): boolean {
  const isPeopled = Math.min(first.people, second.people) >= fewestPeople;
  return isPeopled && first.conversions + second.conversions >= fewestOrders;
}

/** A look at so little more of everybody than the one before is that one, again. */
const leastStep = 0.01;

/** At the part that was counted of everybody who is expected; more than were expected count as all of them. */
function boundOf(people: readonly number[], nStar: number, alpha: number): number {
  const rising: number[] = [];
  for (const counted of people) {
    const share = Math.min(1, counted / nStar);
    const last = rising.at(-1) ?? 0;
    if (share > last && share - last < leastStep) rising.pop();
    if (share > last) rising.push(share);
  }
  return spendingBounds(rising, alpha).at(-1) ?? Infinity;
}

/** By the normal law of the logarithm of the ratio, half a conversion added to each arm so that there is one. */
function likely(first: Count, second: Count) {
  const half = ({ people, conversions }: Count) => ({ people: people + 1, conversions: conversions + 0.5 });
  return posteriorOf(logRatioOf(half(first), half(second)), sceptical);
}

/** Of revenue per person, by what everybody spent before where that foretells anything. */
function revenueOf(first: ArmResult, arm: ArmResult, tuning: { alpha: number; nStar: number }): Interval | null {
  if (!first.revenue || !arm.revenue || Math.min(first.conversions, arm.conversions) < fewestBuyers) return null;
  const [a, b] = [momentsOf(first.revenue), momentsOf(arm.revenue)];
  if (a.mean <= 0 || a.variance === 0) return null;
  const isKnownBefore = first.revenue.before.sumSquares + arm.revenue.before.sumSquares > 0;
  const effect = isKnownBefore ? adjustedLiftOf(first.revenue, arm.revenue) : liftOf(a, b);
  return alwaysValidInterval(effect, tuning);
}
