import { expect, test } from "vitest";
import { cellsOf6, groupsOf6, groupsOf11, gridOf11, rfmRule } from "./model";
import { groupOf11, groupOf6, rfmOf, type Buyer } from "./rfm";

const newest = Date.UTC(2026, 10, 20);
const buyer = (daysAgo: number, orderCount: number, spentMinor: number): Buyer => ({
  lastOrderAt: new Date(newest - daysAgo * 86_400_000),
  orderCount,
  spentMinor,
});

test("every cell of three scores is in one group of six", () => {
  const cells = groupsOf6.flatMap((group) => cellsOf6[group]);
  expect(new Set(cells).size).toBe(27);
  expect(cells).toHaveLength(27);
  expect(groupOf6({ recency: 3, frequency: 3, monetary: 3 })).toBe("champions");
  expect(groupOf6({ recency: 3, frequency: 1, monetary: 2 })).toBe("recent");
  expect(groupOf6({ recency: 1, frequency: 1, monetary: 1 })).toBe("inactive");
});

test("the eleven groups cover the grid, and the mean of frequency and money is rounded upwards", () => {
  expect(gridOf11.map((row) => row.length)).toEqual([5, 5, 5, 5, 5]);
  expect(new Set([...gridOf11.flat(), "PROSPECTS"])).toEqual(new Set(groupsOf11));
  expect(groupOf11({ recency: 5, frequency: 3, monetary: 4 })).toBe("CHAMPIONS");
  expect(groupOf11({ recency: 5, frequency: 3, monetary: 3 })).toBe("ACTIVE");
  expect(groupOf11({ recency: 1, frequency: 5, monetary: 4 })).toBe("PREVIOUSLY_LOYAL");
  expect(groupOf11({ recency: 3, frequency: 1, monetary: 1 })).toBe("ALMOST_LOST");
});

test("who is equal has the same score, the lowest of theirs: a crowd that bought once is not frequent", () => {
  const once = Array.from({ length: 70 }, (_, i) => buyer(i, 1, 1000));
  const twice = Array.from({ length: 30 }, (_, i) => buyer(i, 2, 1000));
  const groups = rfmOf([...once, ...twice]);
  expect(new Set(groups.slice(0, 70).map((one) => one?.scoresOf5.frequency))).toEqual(new Set([1]));
  // Seventy of a hundred are below them: the fourth fifth.
  expect(new Set(groups.slice(70).map((one) => one?.scoresOf5.frequency))).toEqual(new Set([4]));
  expect(new Set(groups.map((one) => one?.scoresOf5.monetary))).toEqual(new Set([1]));
});

test("the fifths of a hundred different buyers are twenty each, whatever the order they are looked at in", () => {
  const hundred = Array.from({ length: 100 }, (_, i) => buyer(i, 1 + i, 100 * i));
  const scores = rfmOf(hundred).map((one) => one?.scoresOf5);
  for (const score of [1, 2, 3, 4, 5]) expect(scores.filter((one) => one?.recency === score)).toHaveLength(20);
  expect(scores[0]).toEqual({ recency: 5, frequency: 1, monetary: 1 });
  expect(rfmOf(hundred.toReversed()).toReversed()).toEqual(rfmOf(hundred));
});

test("too few buyers are in no group at all", () => {
  const few = Array.from({ length: rfmRule.fewestBuyers - 1 }, (_, i) => buyer(i, i, i));
  expect(rfmOf(few).every((one) => one === null)).toBe(true);
  expect(rfmOf([...few, buyer(1, 1, 1)]).some((one) => one === null)).toBe(false);
});
