import { minimize } from "~/lib/minimize";
import { logLikelihood } from "../counts/likelihood";
import type { CountModel, CountParameters, CountedPattern } from "../counts/pattern";
import { spendLogLikelihood, type Spending, type SpendParameters } from "../spend/gamma-gamma";
import { drawAround } from "./draws";

/** Parameters under which what was seen is most likely, and the logarithm of how likely it is then. */
interface Fit<Parameters> {
  parameters: Parameters;
  logLikelihood: number;
}

/** How likely parameters were thought to be before; without one, what was seen alone decides. */
type Prior<Parameters> = (parameters: Parameters) => number;

/** Differences of the log-likelihood below this are none. */
const effort = { within: 1e-8 };

/** Fits how often and how long shoppers buy, by maximum likelihood, or with a prior by maximum of both. */
export function fitCounts(
  model: CountModel,
  patterns: readonly CountedPattern[],
  prior?: Prior<CountParameters>,
): Fit<CountParameters> & { draws: (count: number) => CountParameters[] } {
  const shoppers = patterns.reduce((sum, pattern) => sum + pattern.shoppers, 0);
  const meanAge = patterns.reduce((sum, pattern) => sum + pattern.shoppers * pattern.age, 0) / Math.max(1, shoppers);
  const cost = (point: readonly number[]) => {
    const parameters = countParameters(point);
    return -logLikelihood(model, parameters, patterns) - (prior?.(parameters) ?? 0);
  };
  const { point } = minimize(cost, [0.5, Math.max(1, meanAge) / 2, 0.8, 2].map(Math.log), effort);
  const parameters = countParameters(point);
  return {
    parameters,
    logLikelihood: logLikelihood(model, parameters, patterns),
    draws: (count) => drawAround(cost, point, count).map(countParameters),
  };
}

/** Fits what shoppers spend. Parameters are looked for where means exist: q > 1. */
export function fitSpend(spendings: readonly Spending[], prior?: Prior<SpendParameters>): Fit<SpendParameters> {
  const mean = spendings.reduce((sum, spending) => sum + spending.mean, 0) / Math.max(1, spendings.length);
  const cost = (point: readonly number[]) => {
    const parameters = spendParameters(point);
    return -spendLogLikelihood(parameters, spendings) - (prior?.(parameters) ?? 0);
  };
  const { point } = minimize(cost, [5, 2.5, mean / 2 || 1].map(Math.log), effort);
  const parameters = spendParameters(point);
  return { parameters, logLikelihood: spendLogLikelihood(parameters, spendings) };
}

// All parameters are above nought, so their logarithms may be anything.

function countParameters([r = 0, alpha = 0, a = 0, b = 0]: readonly number[]): CountParameters {
  return { r: Math.exp(r), alpha: Math.exp(alpha), a: Math.exp(a), b: Math.exp(b) };
}

function spendParameters([p = 0, q = 0, v = 0]: readonly number[]): SpendParameters {
  return { p: Math.exp(p), q: 1 + Math.exp(q), v: Math.exp(v) };
}
