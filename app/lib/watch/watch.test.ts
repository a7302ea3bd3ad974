import { expect, test } from "vitest";
import { falseAlarms, plantFall, plantRise } from "../../../tests/support/watch/anomalies";
import { dayAfter, everyDay } from "./calendar";
import { divergence } from "./mix";
import type { Day } from "./model";
import { watchLevel } from "./levels";
import { shareRecovered, watchShare } from "./shares";
import { hasRecovered, watchVolume } from "./volumes";

const first = "2026-01-05";
const days = (counts: readonly number[], matching: (count: number, i: number) => number = (count) => count): Day[] =>
  counts.map((counted, i) => ({ day: dayAfter(first, i), counted, matching: matching(counted, i) }));
const weeks = (count: number) => Array.from({ length: count * 7 }, (_, i) => (i % 7 < 5 ? 20 : 8));

test("what stops is found on the second day, and since when is told", () => {
  const usual = weeks(8);
  expect(watchVolume(days(usual))).toMatchObject({ isAlarm: false });
  expect(watchVolume(days([...usual, 0]))).toMatchObject({ isAlarm: false, since: dayAfter(first, 56) });
  const found = watchVolume(days([...usual, 0, 0]));
  expect(found).toMatchObject({ isAlarm: true, since: dayAfter(first, 56), observed: 0 });
  expect(found.expected).toBeGreaterThan(36);
  expect(found.expected).toBeLessThan(41);
});

test("a weekend is no fall, and neither are the days after a promotion", () => {
  expect(watchVolume(days(weeks(9).slice(0, 62))).evidence).toBeLessThan(1);
  const promoted = weeks(10).map((count, i) => (i >= 56 && i < 61 ? 5 * count : count));
  expect(watchVolume(days(promoted)).evidence).toBeLessThan(1);
});

test("nothing is said before there are four weeks to compare with", () => {
  expect(watchVolume(days([...weeks(3), 0, 0, 0]))).toMatchObject({ isAlarm: false, evidence: 0 });
});

test("days that were unusual and are over say nothing of what is usual", () => {
  const usual = weeks(6);
  const gone = [...usual, ...Array.from({ length: 21 }, () => 0), ...weeks(1)];
  const span = { from: dayAfter(first, 42), until: dayAfter(first, 62) };
  expect(watchVolume(days([...gone, 0, 0, 0]), [span])).toMatchObject({ isAlarm: true, since: dayAfter(first, 70) });
  expect(hasRecovered(days(gone), dayAfter(first, 42))).toBe(true);
  expect(hasRecovered(days(gone.slice(0, 60)), dayAfter(first, 42))).toBe(false);
});

test("a share that rises is found, one case more is not, and it is over when it is as before", () => {
  const usual = weeks(8);
  const of = (counts: readonly number[], bad: number) =>
    days(counts, (count, i) => (i >= 56 ? Math.round(count * bad) : i % 14 === 0 ? 1 : 0));
  expect(watchShare(of([...usual, 20, 20], 0), "up").isAlarm).toBe(false);
  expect(watchShare(of([...usual, 20, 20], 0.05), "up").isAlarm).toBe(false);
  expect(watchShare(of([...usual, 20, 20], 0.5), "up")).toMatchObject({
    isAlarm: true,
    since: dayAfter(first, 56),
    observed: 0.5,
  });
  const mended = days([...usual, ...usual.slice(0, 10)], (count, i) => (i >= 56 && i < 60 ? count : 0));
  expect(shareRecovered(mended, dayAfter(first, 56), "up")).toBe(true);
  expect(shareRecovered(mended.slice(0, 60), dayAfter(first, 56), "up")).toBe(false);
});

test("a size that grows as it always grew is as usual, and one that doubles in a week is not", () => {
  const growing = Array.from({ length: 90 }, (_, i) => ({
    day: dayAfter(first, i),
    size: Math.round(100 * 1.01 ** i),
  }));
  expect(watchLevel(growing).isAlarm).toBe(false);
  const doubled = growing.map(({ day, size }, i) => ({ day, size: i >= 86 ? size * 2 : size }));
  expect(watchLevel(doubled)).toMatchObject({ isAlarm: true, since: dayAfter(first, 86) });
});

test("the divergence of two mixes is nothing when they are alike, and one bit when they have nothing in common", () => {
  const mix = (counts: Record<string, number>) => new Map(Object.entries(counts));
  expect(divergence(mix({ GB: 5, IE: 5 }), mix({ GB: 50, IE: 50 }))).toBeCloseTo(0);
  expect(divergence(mix({ GB: 5 }), mix({ IE: 7 }))).toBeCloseTo(1);
  // By hand: 0.75 log2 1.5 + 0.25 log2 0.5 = 0.1887 of the one, the same of the other.
  expect(divergence(mix({ GB: 3, IE: 1 }), mix({ GB: 1, IE: 3 }))).toBeCloseTo(0.1887, 4);
});

test("days without anything are days, too", () => {
  expect(everyDay([{ day: "2026-02-28", counted: 1, matching: 1 }], "2026-02-28", "2026-03-01")).toHaveLength(2);
});

test("in shops in which nothing is wrong hardly anything is called unusual", { timeout: 60_000 }, () => {
  const { volumes, shares } = falseAlarms(4, 3, 7);
  expect(volumes + shares).toBeLessThanOrEqual(0.5);
});

test(
  "a volume of twenty a day that stops is found within a week, and so is a share that rises",
  { timeout: 60_000 },
  () => {
    const inTime = (found: readonly { days: number | null }[]) =>
      found.filter(({ days: late }) => late !== null && late <= 7);
    expect(inTime(plantFall(20, 20, 0, 7)).length).toBeGreaterThanOrEqual(19);
    expect(inTime(plantRise(20, 50, 0.01, 0.3, 7)).length).toBeGreaterThanOrEqual(19);
  },
);
