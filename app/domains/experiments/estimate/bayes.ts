import type { Effect } from "./model";
import { normalCdf, normalDensity } from "~/lib/special/normal";

/** What is believed of a relative lift before anything is seen. */
export interface Prior {
  mean: number;
  variance: number;
}

/**
 * That most changes do next to nothing, and hardly any move orders by more than 60 %: growthbook's suggestion for relative
 * lifts. A flat prior would take the luck of the first days for truth.
 */
export const sceptical: Prior = { mean: 0, variance: 0.3 ** 2 };

export interface Posterior {
  mean: number;
  deviation: number;
  /** That the second arm is better than the first, 0–1. */
  chanceToBeBetter: number;
  /** What is lost on average by taking the second arm though it is worse, or by staying with the first though it is not. */
  expectedLoss: { ofSecond: number; ofFirst: number };
}

/**
 * A normal effect with a normal prior, or with a flat one when it is null (Gelman and others, Bayesian Data Analysis, 2.5;
 * the losses are means of a truncated normal). It judges how likely something is, and must not be used to decide when to
 * stop: with daily looks it errs as often as any other.
 */
export function posteriorOf({ estimate, standardError }: Effect, prior: Prior | null): Posterior {
  const seen = 1 / standardError ** 2;
  const believed = prior ? 1 / prior.variance : 0;
  const mean = (estimate * seen + (prior?.mean ?? 0) * believed) / (seen + believed);
  const deviation = Math.sqrt(1 / (seen + believed));
  const z = mean / deviation;
  const gain = mean * normalCdf(z) + deviation * normalDensity(z);
  return {
    mean,
    deviation,
    chanceToBeBetter: normalCdf(z),
    expectedLoss: { ofSecond: gain - mean, ofFirst: gain },
  };
}
