import type { Count, Effect } from "./model";
import type { Moments } from "./moments";

/** The second arm's mean less the first's, in the unit of the means. */
export function differenceOf(first: Moments, second: Moments): Effect {
  return {
    estimate: second.mean - first.mean,
    standardError: Math.sqrt(first.variance / first.people + second.variance / second.people),
    ...{ people: first.people + second.people, freedom: freedomOf(first, second) },
  };
}

/**
 * How much larger the second arm's mean is, relative to the first's; its error by the delta method, as of a ratio of two
 * independent means (Kendall and Stuart, The Advanced Theory of Statistics, 10.17). The first mean must be above nought.
 */
export function liftOf(first: Moments, second: Moments): Effect {
  const ratio = second.mean / first.mean;
  const variance = second.variance / second.people + (ratio * ratio * first.variance) / first.people;
  return {
    estimate: ratio - 1,
    standardError: Math.sqrt(variance) / first.mean,
    ...{ people: first.people + second.people, freedom: freedomOf(first, second) },
  };
}

/**
 * The logarithm of the second share over the first, whose law is far nearer to a normal than the ratio's own while few
 * converted (Katz, Baptista, Azen and Pike 1978, Biometrics 34). Both arms must have a conversion.
 */
export function logRatioOf(first: Count, second: Count): Effect {
  const part = ({ people, conversions }: Count) => 1 / conversions - 1 / people;
  return {
    estimate: Math.log(second.conversions / second.people) - Math.log(first.conversions / first.people),
    standardError: Math.sqrt(part(first) + part(second)),
    ...{ people: first.people + second.people, freedom: Infinity },
  };
}

/** Welch 1947 and Satterthwaite 1946, Biometrics Bulletin 2. */
function freedomOf(first: Moments, second: Moments): number {
  const part = ({ variance, people }: Moments) => variance / people;
  const below = ({ variance, people }: Moments) => (variance / people) ** 2 / (people - 1);
  return (part(first) + part(second)) ** 2 / (below(first) + below(second));
}
