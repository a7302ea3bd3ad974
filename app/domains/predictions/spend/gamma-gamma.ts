import { lnGamma } from "~/lib/special/gamma";

/**
 * What shoppers spend: each purchase is gamma distributed with shape `p` around the shopper's own mean, and those means
 * over the shop as `q` and `v` say (Fader and Hardie, "The Gamma-Gamma Model of Monetary Value", note 25, 2013).
 */
export interface SpendParameters {
  p: number;
  q: number;
  v: number;
}

/** How often somebody bought, and what one purchase of theirs came to on average, in any unit. */
export interface Spending {
  purchases: number;
  mean: number;
}

/** The log-likelihood of the shoppers' means: equation 1a of the note. Purchases of nothing must be left out. */
export function spendLogLikelihood({ p, q, v }: SpendParameters, spendings: readonly Spending[]): number {
  const fixed = q * Math.log(v) - lnGamma(q);
  return spendings.reduce((sum, { purchases, mean }) => {
    const shape = p * purchases;
    return (
      sum +
      fixed +
      lnGamma(shape + q) -
      lnGamma(shape) +
      (shape - 1) * Math.log(mean) +
      shape * Math.log(purchases) -
      (shape + q) * Math.log(v + purchases * mean)
    );
  }, 0);
}

/** What a purchase of theirs comes to on average: between their own mean and the shop's (equation 5 of the note). */
export function expectedValue({ p, q, v }: SpendParameters, { purchases, mean }: Spending): number {
  return (p * (v + purchases * mean)) / (p * purchases + q - 1);
}

/** What the sum of so many purchases varies by: from the means of their number and of its square. */
export function sumMoments(
  parameters: SpendParameters,
  spending: Spending,
  number: { mean: number; meanSquare: number },
): { mean: number; variance: number } {
  const { p, q, v } = parameters;
  const shape = p * spending.purchases + q;
  const scale = v + spending.purchases * spending.mean;
  const mean = number.mean * expectedValue(parameters, spending);
  // Of a heavy tail the square has no mean; it is taken as if there were a little more evidence.
  const inverseSquare = scale ** 2 / ((shape - 1) * Math.max(0.5, shape - 2));
  const meanSquare = p * inverseSquare * (number.mean + p * number.meanSquare);
  return { mean, variance: Math.max(0, meanSquare - mean ** 2) };
}
