import type { Count, Sums } from "./model";

/** What is known of one arm's number: of how many people, their mean, and the variance of one person's. */
export interface Moments {
  people: number;
  mean: number;
  variance: number;
}

/** Of any number. The variance is the unbiased one, with n − 1. */
export function momentsOf({ people, sum, sumSquares }: Sums): Moments {
  if (people < 2) return { people, mean: people === 0 ? 0 : sum, variance: 0 };
  // What digits leave over must not become less than nothing.
  const variance = Math.max(0, (sumSquares - (sum * sum) / people) / (people - 1));
  return { people, mean: sum / people, variance };
}

/** Of a share, whose variance follows from it: p(1 − p). */
export function momentsOfShare({ people, conversions }: Count): Moments {
  const mean = people === 0 ? 0 : conversions / people;
  return { people, mean, variance: mean * (1 - mean) };
}
