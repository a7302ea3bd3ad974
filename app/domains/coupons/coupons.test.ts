import { expect, test } from "vitest";
import { alphabet, writeCode } from "./code";
import { DiscountForm } from "./model";
import { missingBlocks, nextSeries } from "./next-series";

const now = new Date("2026-06-15T12:00:00Z");
const day = 86_400_000;
const later = (days: number) => new Date(now.getTime() + days * day);

test("a code cannot be guessed: it has at least 64 bits, all of them by chance", () => {
  const asked: number[] = [];
  const code = writeCode((below) => {
    asked.push(below);
    return asked.length - 1;
  });
  expect(code).toBe("2345-6789B-CDFGH");
  expect(asked.reduce((bits, below) => bits + Math.log2(below), 0)).toBeGreaterThan(64);
});

test("no sign of a code is taken for another, and none makes words", () => {
  expect(alphabet).not.toMatch(/[01AEILOU]/);
  expect(new Set(alphabet).size).toBe(alphabet.length);
});

const forDays = { validDays: 10, endsAt: null, stoppedAt: null };

test("codes that are good for some days work at Shopify at least as long as the last of a series was promised", () => {
  const series = nextSeries(forDays, undefined, now);
  expect(series).toEqual({ opensAt: now, closesAt: later(7), endsAt: later(17) });
});

test("the next series is made a day before the last one closes, and not before", () => {
  expect(nextSeries(forDays, { closesAt: later(1.1) }, now)).toBeNull();
  expect(nextSeries(forDays, { closesAt: later(0.9) }, now)).toMatchObject({ closesAt: later(7) });
});

test("what ends on a day has one series, and none when the day is over or it was stopped", () => {
  const onDay = { validDays: null, endsAt: later(3), stoppedAt: null };
  expect(nextSeries(onDay, undefined, now)).toEqual({ opensAt: now, closesAt: later(3), endsAt: later(3) });
  expect(nextSeries(onDay, { closesAt: later(3) }, now)).toBeNull();
  expect(nextSeries(onDay, undefined, later(4))).toBeNull();
  expect(nextSeries({ ...forDays, stoppedAt: now }, undefined, now)).toBeNull();
});

test("codes are made before they run out, in blocks, and as many as were wanted", () => {
  expect(missingBlocks({ free: 0, coming: 0, wanted: 0 })).toBe(2);
  expect(missingBlocks({ free: 100, coming: 0, wanted: 0 })).toBe(0);
  expect(missingBlocks({ free: 99, coming: 0, wanted: 0 })).toBe(2);
  expect(missingBlocks({ free: 60, coming: 100, wanted: 0 })).toBe(0);
  expect(missingBlocks({ free: 200, coming: 0, wanted: 5000 })).toBe(50);
});

const typed = {
  ...{ name: "Ten", kind: "percentage", percent: "10", amount: "", minimum: "" },
  ...{ ends: "days", days: "10", date: "" },
};

function refused(change: Record<string, string>): unknown[] {
  const parsed = DiscountForm.safeParse({ ...typed, ...change });
  return parsed.success ? [] : parsed.error.issues.map(({ path }) => path[0]);
}

test("what a merchant fills in is refused where it says nothing that can be given", () => {
  expect(refused({})).toEqual([]);
  expect(refused({ name: " " })).toEqual(["name"]);
  for (const percent of ["0", "101", "-5", "ten", "1.5", ""]) expect(refused({ percent })).toEqual(["percent"]);
  for (const amount of ["0", "-1", "1,50", ""]) expect(refused({ kind: "amount", amount })).toEqual(["amount"]);
  expect(refused({ minimum: "lots" })).toEqual(["minimum"]);
  for (const days of ["0", "366", ""]) expect(refused({ days })).toEqual(["days"]);
  expect(refused({ ends: "date", date: "2026-02-30" })).toEqual(["date"]);
});

test("what was not chosen is not looked at", () => {
  expect(refused({ kind: "amount", amount: "5", percent: "" })).toEqual([]);
  expect(refused({ ends: "date", date: "2026-12-31", days: "" })).toEqual([]);
});
