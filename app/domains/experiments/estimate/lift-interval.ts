import { logRatioOf } from "./effect";
import { fisherPValue } from "./exact/fisher";
import { alwaysValidShares, liftAt, lnEvidence, mixtureFor, sharesAtOneLook, type Converted } from "./exact/share";
import { fewestForNormal } from "./floors";
import type { Count, Interval } from "./model";
import { alwaysValidInterval, type Tuning } from "./sequential";
import { normalCdf } from "~/lib/special/normal";

/** How often it is looked at: at will, tuned to a number of people; or this is a planned look with this bound. */
export type Looking = { kind: "daily"; tuning: Tuning } | { kind: "planned"; bound: number };

/**
 * The relative lift of a share over another with an interval that keeps its promise over all looks: exact while either arm
 * has few conversions, by the normal law of the logarithm of the ratio from then on.
 * @returns null while nobody is in one of the arms, or nobody has converted
 */
export function liftInterval(first: Count, second: Count, looking: Looking): Interval | null {
  if (first.people === 0 || second.people === 0 || first.conversions + second.conversions === 0) return null;
  const isFew = Math.min(first.conversions, second.conversions) < fewestForNormal;
  return isFew ? exactly(first, second, looking) : normally(first, second, looking);
}

function normally(first: Count, second: Count, looking: Looking): Interval {
  const effect = logRatioOf(first, second);
  const { estimate, standardError } = effect;
  if (looking.kind === "daily") return liftsOf(alwaysValidInterval(effect, looking.tuning));
  const width = looking.bound * standardError;
  const pValue = 2 * normalCdf(-Math.abs(estimate) / standardError);
  return liftsOf({ estimate, low: estimate - width, high: estimate + width, pValue });
}

function exactly(first: Count, second: Count, looking: Looking): Interval {
  const even = second.people / (first.people + second.people);
  const total = first.conversions + second.conversions;
  const converted: Converted = { total, inSecond: second.conversions, even };
  const estimate = liftAt(second.conversions / total, even);
  if (looking.kind === "planned") {
    const { low, high } = sharesAtOneLook(converted, 2 * normalCdf(-looking.bound));
    return { estimate, low: liftAt(low, even), high: liftAt(high, even), pValue: fisherPValue(first, second) };
  }
  // Tuned to where this interval is used, not to the end: by then there are too many conversions for it.
  const { alpha } = looking.tuning;
  const mixture = mixtureFor(even, fewestForNormal / Math.min(even, 1 - even), alpha);
  const { low, high } = alwaysValidShares(converted, alpha, mixture);
  const pValue = Math.min(1, Math.exp(-lnEvidence(converted, even, mixture)));
  return { estimate, low: liftAt(low, even), high: liftAt(high, even), pValue };
}

function liftsOf({ estimate, low, high, pValue }: Interval): Interval {
  return { estimate: Math.expm1(estimate), low: Math.expm1(low), high: Math.expm1(high), pValue };
}
