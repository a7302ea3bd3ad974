import type { Effect, PairedSums } from "./model";
import { differenceOf } from "./effect";
import { momentsOf } from "./moments";

/**
 * CUPED (Deng, Xu, Kohavi and Walker 2013, WSDM): the relative lift of a mean after taking out what each person's earlier
 * number foretold, which leaves 1 − ρ² of the variance. Lift is relative to the first arm's mean as it was counted; the
 * error by the delta method over both means of both arms. Who was not there before brings nothing, and loses
 * nothing. The first mean must be above nought.
 */
export function adjustedLiftOf(first: PairedSums, second: PairedSums): Effect {
  const theta = thetaOf(first, second);
  const [a, b] = [meansOf(first), meansOf(second)];
  const difference = b.since.mean - a.since.mean - theta * (b.before.mean - a.before.mean);
  // Of the ratio, which hangs on the first arm's mean, too. What was before differs by chance alone, on average by nothing.
  const pull = b.since.mean / a.since.mean;
  const variance = varianceOf(b, 1, theta) / b.people + varianceOf(a, pull, theta) / a.people;
  return {
    estimate: difference / a.since.mean,
    standardError: Math.sqrt(variance) / a.since.mean,
    ...{ people: a.people + b.people, freedom: differenceOf(a.since, b.since).freedom },
  };
}

/** How much of the number one more of the earlier number foretells, over both arms together. */
export function thetaOf(first: PairedSums, second: PairedSums): number {
  const both = meansOf({
    people: first.people + second.people,
    sum: first.sum + second.sum,
    sumSquares: first.sumSquares + second.sumSquares,
    before: {
      sum: first.before.sum + second.before.sum,
      sumSquares: first.before.sumSquares + second.before.sumSquares,
    },
    sumProducts: first.sumProducts + second.sumProducts,
  });
  return both.before.variance === 0 ? 0 : both.covariance / both.before.variance;
}

function meansOf(sums: PairedSums) {
  const { people, sum, before, sumProducts } = sums;
  const covariance = people < 2 ? 0 : (sumProducts - (sum * before.sum) / people) / (people - 1);
  return { people, since: momentsOf(sums), before: momentsOf({ people, ...before }), covariance };
}

/** Of `weight` times the number less `theta` times the earlier one, of one person. */
function varianceOf({ since, before, covariance }: ReturnType<typeof meansOf>, weight: number, theta: number): number {
  return weight * weight * since.variance + theta * theta * before.variance - 2 * weight * theta * covariance;
}
