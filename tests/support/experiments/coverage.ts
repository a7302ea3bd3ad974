import { liftInterval, type Looking } from "~/domains/experiments/estimate/lift-interval";
import type { Count } from "~/domains/experiments/estimate/model";
import { randomFrom } from "../../../sandbox/factories/random";
import { binomial, splitAmong } from "./draws";

/** A pair of arms as it is: what is true, and how many people there are in the end. */
export interface Cell {
  rate: number;
  lift: number;
  /** The first arm's share. */
  share: number;
  /** In both arms. */
  people: number;
}

/** The interval as the product makes it, or another to be compared with it; null while it says nothing. */
export type Way = (first: Count, second: Count, looking: Looking) => { low: number; high: number } | null;

/** At how many people one looks: from 50 on, first often and later by some 6 % more each time. */
export function looksUpTo(people: number): number[] {
  const looks: number[] = [];
  for (let at = 50; at < people; at = Math.max(at + 10, Math.round(at * 1.06))) looks.push(at);
  return [...looks, people];
}

/** Of so many courses, how many had the truth in the interval at every look at which it said something. */
export function coverageOf(cell: Cell, paths: number, seed: number, way: Way = liftInterval): number {
  const looks = looksUpTo(cell.people);
  const looking: Looking = { kind: "daily", tuning: { alpha: 0.05, nStar: cell.people } };
  let covered = 0;
  for (let path = 0; path < paths; path++) {
    if (isCovered(cell, looks, looking, seed + path, way)) covered += 1;
  }
  return covered / paths;
}

function isCovered(cell: Cell, looks: readonly number[], looking: Looking, seed: number, way: Way): boolean {
  const random = randomFrom(seed, "path");
  const first = { people: 0, conversions: 0 };
  const second = { people: 0, conversions: 0 };
  return looks.every((look) => {
    const [inFirst = 0, inSecond = 0] = splitAmong(random, look - first.people - second.people, [
      cell.share,
      1 - cell.share,
    ]);
    first.people += inFirst;
    second.people += inSecond;
    first.conversions += binomial(random, inFirst, cell.rate);
    second.conversions += binomial(random, inSecond, cell.rate * (1 + cell.lift));
    const interval = way(first, second, looking);
    return !interval || (interval.low <= cell.lift && cell.lift <= interval.high);
  });
}

/** How many order in the end, if arms are halves: some experiments end before numbers are large. */
const orders = [40, 400];

/** All that shops have: rates from 0.5 % to 20 %, halves and a tenth, nothing and a third more, few orders and many. */
export const cells: readonly Cell[] = orders.flatMap((ordered) =>
  [0.005, 0.01, 0.02, 0.05, 0.1, 0.2].flatMap((rate) =>
    [0.5, 0.9].flatMap((share) =>
      [0, 0.3].map((lift) => ({ rate, share, lift, people: Math.round(ordered / rate / (share * (1 - share)) / 4) })),
    ),
  ),
);

/** Of these, those that end with few orders. */
export const smallCells = cells.slice(0, cells.length / 2);
