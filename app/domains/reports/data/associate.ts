import { normalCdf } from "~/lib/special/normal";
import type { BehavioursFound } from "./model";

/** How ordering went together with a behaviour. */
export interface Association {
  key: string;
  label: string;
  /** Shoppers who did it, and who did not. */
  did: number;
  not: number;
  /** Of each, the share that ordered afterwards. */
  didRate: number;
  notRate: number;
  /** How many times as often who did it ordered, with its interval of 95 %. */
  lift: number;
  low: number;
  high: number;
  /** The share of false ones to expect among all that are at least this clear. */
  falseRate: number;
  isClear: boolean;
}

/** With fewer on either side nothing can be said. */
const fewest = 20;
const z95 = 1.959963984540054;
/** Of what is called clear, one in twenty may be chance. */
const mayBeFalse = 0.05;

/**
 * Which behaviours went together with an order, the strongest first. The interval of the ratio is Katz's, on the
 * logarithm, with half a shopper added to each cell; chances are of the pooled test of two shares; and as many things are
 * asked at once, Benjamini and Hochberg's rule says which are clear. It says what goes together, never what causes what.
 */
export function associate({ shoppers, ordered, tallies }: BehavioursFound): Association[] {
  const tested = tallies
    .filter(({ did }) => did >= fewest && shoppers - did >= fewest)
    .map((tally) => {
      const not = shoppers - tally.did;
      const notOrdered = ordered - tally.didOrdered;
      return { ...tally, not, ...ratioOf(tally.didOrdered, tally.did, notOrdered, not) };
    });
  const falseRates = benjaminiHochberg(tested.map(({ chance }) => chance));
  return tested
    .map(({ key, label, did, not, didRate, notRate, lift, low, high }, i) => {
      const falseRate = falseRates[i] ?? 1;
      const isClear = falseRate <= mayBeFalse && (low > 1 || high < 1);
      return { key, label, did, not, didRate, notRate, lift, low, high, falseRate, isClear };
    })
    .toSorted((a, b) => Number(b.isClear) - Number(a.isClear) || b.lift - a.lift || (a.key < b.key ? -1 : 1));
}

function ratioOf(didOrdered: number, did: number, notOrdered: number, not: number) {
  const [a, b] = [didOrdered + 0.5, notOrdered + 0.5];
  const lift = a / (did + 0.5) / (b / (not + 0.5));
  const error = Math.sqrt(1 / a - 1 / (did + 0.5) + 1 / b - 1 / (not + 0.5));
  const pooled = (didOrdered + notOrdered) / (did + not);
  const spread = Math.sqrt(pooled * (1 - pooled) * (1 / did + 1 / not));
  const z = spread === 0 ? 0 : (didOrdered / did - notOrdered / not) / spread;
  return {
    ...{ didRate: didOrdered / did, notRate: notOrdered / not },
    ...{ lift, low: lift * Math.exp(-z95 * error), high: lift * Math.exp(z95 * error) },
    chance: 2 * normalCdf(-Math.abs(z)),
  };
}

/** For each chance the share of false ones among all that are as small, as Benjamini and Hochberg bound it. */
export function benjaminiHochberg(chances: readonly number[]): number[] {
  const order = chances.map((_, i) => i).toSorted((a, b) => (chances[b] ?? 0) - (chances[a] ?? 0));
  const rates = new Array<number>(chances.length).fill(1);
  let smallest = 1;
  for (const [n, i] of order.entries()) {
    const rank = chances.length - n;
    smallest = Math.min(smallest, ((chances[i] ?? 1) * chances.length) / rank);
    rates[i] = smallest;
  }
  return rates;
}
