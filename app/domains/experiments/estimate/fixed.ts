import type { Count, Effect, Interval } from "./model";
import { normalQuantile } from "~/lib/special/normal";
import { studentQuantile, studentTail } from "~/lib/special/student";

// Intervals for one look at a time that was fixed beforehand. Whoever looks daily and stops when they please errs with these
// in a quarter of all cases: see sequential.ts.

/** By Welch's t (1947, Biometrika 34): for means, absolute or relative, as the effect is. Covers with chance 1 − alpha. */
export function welchInterval({ estimate, standardError, freedom }: Effect, alpha: number): Interval {
  const width = studentQuantile(alpha / 2, freedom) * standardError;
  const pValue = 2 * studentTail(Math.abs(estimate) / standardError, freedom);
  return { estimate, low: estimate - width, high: estimate + width, pValue };
}

/**
 * The difference of two shares, second less first, by Wilson's interval of each (Newcombe 1998, Statistics in Medicine
 * 17, method 10): keeps its promise where few or nearly all converted.
 */
export function newcombeInterval(first: Count, second: Count, alpha: number): { low: number; high: number } {
  const z = normalQuantile(1 - alpha / 2);
  const [a, b] = [wilson(first, z), wilson(second, z)];
  const difference = b.share - a.share;
  return {
    low: difference - Math.hypot(b.share - b.low, a.high - a.share),
    high: difference + Math.hypot(b.high - b.share, a.share - a.low),
  };
}

/** Wilson 1927, Journal of the American Statistical Association 22. */
function wilson({ people, conversions }: Count, z: number): { share: number; low: number; high: number } {
  const share = conversions / people;
  const middle = share + (z * z) / (2 * people);
  const width = z * Math.sqrt((share * (1 - share)) / people + (z * z) / (4 * people * people));
  const scale = 1 + (z * z) / people;
  return { share, low: (middle - width) / scale, high: (middle + width) / scale };
}
