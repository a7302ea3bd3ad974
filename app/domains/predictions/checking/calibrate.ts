import { chiSquareTail } from "~/lib/special/gamma";
import { chanceOf, futureTails, meanOf, meanSquareOf } from "../counts/future";
import type { BuyingPattern, CountModel, CountParameters } from "../counts/pattern";
import type { Check, Decile } from "../model";

/** What a shopper had done when the weeks held back began, and on how many days of those they bought. */
export interface HeldBack extends BuyingPattern {
  later: number;
}

interface Foretold {
  expected: number;
  variance: number;
  later: number;
  /** Of buying on no day, one, and so on; the last of that or more. */
  chances: readonly number[];
}

const groups = 10;
/** Shoppers with so many orders or more are counted together. */
const mostCounted = 4;
/** Fewer expected than so, and the test by squares does not hold. */
const fewestExpected = 5;

/** Foretells weeks the model was not shown, and puts what came beside it. */
export function calibrate(
  model: CountModel,
  parameters: CountParameters,
  held: readonly HeldBack[],
  days: number,
): Omit<Check, "from" | "days"> {
  const foretold = held
    .map((one) => foretell(model, parameters, one, days))
    .toSorted((one, other) => one.expected - other.expected);
  const counts = countsOf(foretold);
  return {
    shoppers: foretold.length,
    expected: sumOf(foretold, ({ expected }) => expected),
    actual: sumOf(foretold, ({ later }) => later),
    deviation: Math.sqrt(sumOf(foretold, ({ variance }) => variance)),
    ranking: rankingOf(foretold),
    deciles: decilesOf(foretold),
    counts,
    chance: chanceOfDifference(counts),
  };
}

function foretell(model: CountModel, parameters: CountParameters, one: HeldBack, days: number): Foretold {
  const tails = futureTails(model, parameters, one, days);
  const expected = meanOf(tails);
  const exact = Array.from({ length: mostCounted }, (_, count) => chanceOf(tails, count));
  return {
    expected,
    variance: meanSquareOf(tails) - expected ** 2,
    later: one.later,
    chances: [...exact, tails[mostCounted - 1] ?? 0],
  };
}

/** Groups of as many shoppers each, from those of whom least is expected to those of whom most is. */
function decilesOf(sorted: readonly Foretold[]): Decile[] {
  return Array.from({ length: groups }, (_, i) => {
    const [from, until] = [i, i + 1].map((edge) => Math.round((edge * sorted.length) / groups));
    const group = sorted.slice(from, until);
    const each = (value: (one: Foretold) => number) => sumOf(group, value) / Math.max(1, group.length);
    return {
      shoppers: group.length,
      expected: each(({ expected }) => expected),
      actual: each(({ later }) => later),
      deviation: Math.sqrt(sumOf(group, ({ variance }) => variance)) / Math.max(1, group.length),
    };
  }).filter(({ shoppers }) => shoppers > 0);
}

/** How often, of somebody who bought and somebody who did not, more was expected of the former; equals count half. */
function rankingOf(sorted: readonly Foretold[]): number {
  const buyers = sorted.filter(({ later }) => later > 0).length;
  const others = sorted.length - buyers;
  if (buyers === 0 || others === 0) return 0.5;
  let [below, won] = [0, 0];
  for (let i = 0; i < sorted.length;) {
    const { expected = 0 } = sorted[i] ?? {};
    let [bought, not] = [0, 0];
    for (; i < sorted.length && sorted[i]?.expected === expected; i++) {
      if ((sorted[i]?.later ?? 0) > 0) bought += 1;
      else not += 1;
    }
    won += bought * (below + not / 2);
    below += not;
  }
  return won / (buyers * others);
}

function countsOf(foretold: readonly Foretold[]): Check["counts"] {
  return Array.from({ length: mostCounted + 1 }, (_, orders) => ({
    orders,
    expected: sumOf(foretold, ({ chances }) => chances[orders] ?? 0),
    actual: foretold.filter(({ later }) => Math.min(later, mostCounted) === orders).length,
  }));
}

/** Pearson's test. Numbers of which too few are expected are taken together with the one below. */
function chanceOfDifference(counts: Check["counts"]): number {
  const merged: { expected: number; actual: number }[] = [];
  for (const { expected, actual } of counts.toReversed()) {
    const last = merged.at(-1);
    if (last && last.expected < fewestExpected) {
      last.expected += expected;
      last.actual += actual;
    } else merged.push({ expected, actual });
  }
  const square = merged.reduce((sum, { expected, actual }) => sum + (actual - expected) ** 2 / expected, 0);
  return merged.length < 2 ? 1 : chiSquareTail(square, merged.length - 1);
}

function sumOf<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0);
}
