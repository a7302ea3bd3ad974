import { calibrate, type HeldBack } from "../checking/calibrate";
import { heldOutDaysOf, judge, lacks, type Extent } from "../checking/judge";
import { countPatterns, type BuyingPattern, type CountModel } from "../counts/pattern";
import type { Check, Fit, Fitted } from "../model";
import { fitCounts, fitSpend } from "./fit";
import { lnCountPrior, lnSpendPrior } from "./prior";

/** A buyer to fit by: all that is known of them, and what was known when the weeks held back began. */
export interface Sampled extends BuyingPattern {
  meanMinor: number;
  /** Null for who first bought in those weeks. */
  before: HeldBack | null;
}

/** So many other parameters that fit about as well are kept, for intervals. */
const draws = 16;

/** When the weeks begin that the model is not shown, if there is enough to fit by. */
export function heldOutDays(extent: Extent): number | null {
  return lacks(extent).length > 0 ? null : heldOutDaysOf(extent.historyDays);
}

/** Why nothing is fitted of a shop, in the shape of a fit. */
export function tooFew(extent: Extent): Fit {
  return { ...extentOf(extent, 0), state: "too_few", reasons: lacks(extent), fitted: null, check: null };
}

/**
 * Fits a shop by what came before the weeks held back, foretells those, judges, and fits anew by all there is. What is
 * judged useless keeps its check, to be looked at, and nothing to foretell by.
 * @param held the first day held back, and how many
 */
export function fitShop(extent: Extent, sample: readonly Sampled[], held: { from: string; days: number }): Fit {
  const model = modelFor(sample);
  const before = sample.flatMap(({ before }) => (before ? [before] : []));
  const shown = fitCounts(model, countPatterns(before), lnCountPrior);
  const check: Check = { ...held, ...calibrate(model, shown.parameters, before, held.days) };
  const verdict = judge(check);
  const isUsed = verdict.state === "good" || verdict.state === "poor";
  return {
    ...extentOf(extent, sample.length),
    ...verdict,
    fitted: isUsed ? fitAll(model, sample) : null,
    check: roundedCheck(check),
  };
}

function extentOf({ buyers, repeatBuyers, historyDays }: Extent, fittedBuyers: number) {
  return { buyers, repeatBuyers, historyDays, fittedBuyers };
}

/** By the BG/NBD every one-time buyer is alive for certain. Where there are any, the model that knows better is taken. */
export function modelFor(sample: readonly BuyingPattern[]): CountModel {
  return sample.some(({ repeats }) => repeats === 0) ? "mbg_nbd" : "bg_nbd";
}

function fitAll(model: CountModel, sample: readonly Sampled[]): Fitted {
  const counts = fitCounts(model, countPatterns(sample), lnCountPrior);
  const paid = sample.filter(({ meanMinor }) => meanMinor > 0);
  const meanMinor = paid.reduce((sum, one) => sum + one.meanMinor, 0) / Math.max(1, paid.length) || 1;
  const spendings = paid.map((one) => ({ purchases: one.repeats + 1, mean: one.meanMinor / meanMinor }));
  return {
    model,
    counts: counts.parameters,
    draws: counts.draws(draws),
    spend: fitSpend(spendings, lnSpendPrior).parameters,
    meanMinor,
    tied: tieOf(paid.filter(({ repeats }) => repeats > 0)),
  };
}

/** How number of purchases and their mean go together among who bought again: the correlation of their logarithms. */
function tieOf(repeaters: readonly Sampled[]): number {
  const [numbers, means] = [repeaters.map(({ repeats }) => repeats + 1), repeaters.map(({ meanMinor }) => meanMinor)];
  const [x, y] = [centred(numbers.map(Math.log)), centred(means.map(Math.log))];
  const product = (one: readonly number[], other: readonly number[]) =>
    one.reduce((sum, value, i) => sum + value * (other[i] ?? 0), 0);
  return product(x, y) / Math.sqrt(product(x, x) * product(y, y)) || 0;
}

function centred(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return values.map((value) => value - mean);
}

/** With as many digits as anybody reads. */
function roundedCheck(check: Check): Check {
  const short = (value: number) => Number(value.toPrecision(4));
  const { expected, deviation, ranking, chance } = check;
  return {
    ...check,
    ...{ expected: short(expected), deviation: short(deviation), ranking: short(ranking), chance: short(chance) },
    deciles: check.deciles.map((decile) => ({
      shoppers: decile.shoppers,
      expected: short(decile.expected),
      actual: short(decile.actual),
      deviation: short(decile.deviation),
    })),
    counts: check.counts.map(({ orders, expected, actual }) => ({ orders, expected: short(expected), actual })),
  };
}
