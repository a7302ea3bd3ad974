import { normalQuantile } from "~/lib/special/normal";
import { futureTails, meanOf, meanSquareOf, quantileOf } from "../counts/future";
import { chanceAlive } from "../counts/likelihood";
import { endings, type BuyingPattern, type CountParameters } from "../counts/pattern";
import { rule, type Fitted, type Prediction, type Range } from "../model";
import { sumMoments, type Spending } from "../spend/gamma-gamma";
import { rounded, wholePercent } from "./rounding";

/** A buyer as the model sees them. */
export interface Buyer extends BuyingPattern {
  /** On one of their days of buying, on average. */
  meanMinor: number;
  lastOrderAt: Date;
}

const edge = (1 - rule.interval) / 2;
const yearDays = 365;
const dayMilliseconds = 86_400_000;

/**
 * What is to be expected of a buyer. Low and high of orders, spend and next order say what may come of this one shopper;
 * those of the two chances, how sure the chance itself is.
 */
export function foretell(fitted: Fitted, buyer: Buyer, now: Date): Prediction {
  const quarter = numbersWithin(fitted, buyer, 90);
  const year = numbersWithin(fitted, buyer, yearDays);
  const spending = { purchases: buyer.repeats + 1, mean: Math.max(0, buyer.meanMinor) / fitted.meanMinor };
  const isAnswered = endings(fitted.model, buyer.repeats) > 0;
  return {
    alive: isAnswered ? chanceRange(fitted, (parameters) => chanceAlive(fitted.model, parameters, buyer)) : null,
    churn: chanceRange(fitted, (parameters) => 1 - chanceToBuy(fitted, parameters, buyer)),
    orders90: orderRange(quarter),
    orders365: orderRange(year),
    spend90: spendRange(fitted, spending, quarter),
    spend365: spendRange(fitted, spending, year),
    nextOrder: nextOrderOf(fitted.counts, buyer, now),
  };
}

/** The chances of so many orders or more by the fit, and with its uncertainty mixed in. */
interface Numbers {
  fitted: readonly number[];
  mixed: readonly number[];
}

function numbersWithin({ model, counts, draws }: Fitted, buyer: Buyer, days: number): Numbers {
  const fitted = futureTails(model, counts, buyer, days);
  const drawn = draws.map((parameters) => futureTails(model, parameters, buyer, days));
  const longest = Math.max(fitted.length, ...drawn.map(({ length }) => length));
  const mixed = Array.from(
    { length: longest },
    (_, i) => drawn.reduce((sum, tails) => sum + (tails[i] ?? 0), 0) / Math.max(1, drawn.length),
  );
  return { fitted, mixed: drawn.length > 0 ? mixed : fitted };
}

function orderRange({ fitted, mixed }: Numbers): Range {
  const value = rounded(meanOf(fitted), 0.01);
  // What is expected on average always lies between.
  const low = Math.min(quantileOf(mixed, edge), Math.floor(value));
  return { value, low, high: Math.max(quantileOf(mixed, 1 - edge), Math.ceil(value)) };
}

function spendRange({ spend, meanMinor }: Fitted, spending: Spending, { fitted, mixed }: Numbers): Range {
  const momentsOf = (tails: readonly number[]) =>
    sumMoments(spend, spending, { mean: meanOf(tails), meanSquare: meanSquareOf(tails) });
  const value = rounded(momentsOf(fitted).mean * meanMinor);
  const chance = mixed[0] ?? 0;
  const all = momentsOf(mixed);
  const quantile = (share: number) => {
    // Nothing at all comes of who does not order.
    const within = (share - (1 - chance)) / chance;
    if (!(within > 0)) return 0;
    const mean = all.mean / chance;
    const variance = (all.variance + all.mean ** 2) / chance - mean ** 2;
    return rounded(gammaQuantile(within, mean, variance) * meanMinor);
  };
  return { value, low: Math.min(value, quantile(edge)), high: Math.max(value, quantile(1 - edge)) };
}

/** What a gamma of such mean and variance stays below: by the cube of a normal (Wilson and Hilferty 1931). */
function gammaQuantile(share: number, mean: number, variance: number): number {
  const ninth = variance / (9 * mean ** 2);
  return mean * Math.max(0, 1 - ninth + normalQuantile(share) * Math.sqrt(ninth)) ** 3;
}

/** The chance of an order within a year: alive, and a gap that is shorter. */
function chanceToBuy({ model }: Fitted, parameters: CountParameters, buyer: Buyer): number {
  const { r, alpha } = parameters;
  const waits = ((alpha + buyer.age) / (alpha + buyer.age + yearDays)) ** (r + buyer.repeats);
  return chanceAlive(model, parameters, buyer) * (1 - waits);
}

function chanceRange({ counts, draws }: Fitted, chanceOf: (parameters: CountParameters) => number): Range {
  const value = wholePercent(chanceOf(counts));
  const drawn = draws.map((parameters) => wholePercent(chanceOf(parameters))).toSorted((a, b) => a - b);
  const at = (share: number) => drawn[Math.round(share * (drawn.length - 1))] ?? value;
  return { value, low: Math.min(value, at(edge)), high: Math.max(value, at(1 - edge)) };
}

/**
 * When the next order is due if they go on: one purchase at the rate to expect of them as it was known at their latest
 * order, so that the day stands until they order. Low and high are where the gap falls by the model (its law is Pareto's).
 */
function nextOrderOf({ r, alpha }: CountParameters, buyer: Buyer, now: Date): Prediction["nextOrder"] {
  const [shape, scale] = [r + buyer.repeats, alpha + buyer.lastRepeat];
  const after = (days: number) => new Date(buyer.lastOrderAt.getTime() + Math.round(days) * dayMilliseconds);
  const gap = (share: number) => scale * ((1 - share) ** (-1 / shape) - 1);
  const due = scale / shape;
  const latest = (now.getTime() - buyer.lastOrderAt.getTime()) / dayMilliseconds + rule.farthestOrderDays;
  if (due > latest) return null;
  const high = gap(1 - edge);
  return {
    at: after(due),
    low: after(Math.min(due, gap(edge))),
    high: high > latest ? null : after(Math.max(due, high)),
  };
}
