import type { Filter, Test } from "../model";
import { boundsOf } from "./tests.server";

const dayMilliseconds = 86_400_000;
const unitDays = { h: 1 / 24, d: 1, w: 7, m: 31, y: 366, week: 7, month: 31, quarter: 92, year: 366 } as const;

/**
 * Before which moment nothing can pass these filters, now or later, with some days to spare for time zones and months
 * of different lengths. Null if anything can. Bounds only move forward, so that what is too old stays too old.
 */
export function earliest(filters: readonly Filter[], asOf: Date): Date | null {
  const lowest = filters.flatMap(({ test, negated }) =>
    negated || test.name !== "date" ? [] : lowerBounds(test, asOf),
  );
  return lowest.length > 0 ? new Date(Math.max(...lowest)) : null;
}

function lowerBounds(test: Test, asOf: Date): number[] {
  return boundsOf(test).flatMap(({ operator, date }) => {
    if (operator !== ">=" && operator !== ">" && operator !== "=") return [];
    switch (date.type) {
      case "day":
        return [Date.parse(`${date.day}T00:00:00Z`) - 2 * dayMilliseconds];
      case "time":
        return [Date.parse(`${date.time}Z`) - 2 * dayMilliseconds];
      case "relative":
        return [asOf.getTime() + spanDays(date.amount, date.unit) * dayMilliseconds];
      case "start":
        return [asOf.getTime() + (spanDays(date.periods, date.of) - unitDays[date.of]) * dayMilliseconds];
      default:
        return date satisfies never;
    }
  });
}

/** A span no later than the real one: longer into the past, shorter into the future. */
function spanDays(amount: number, unit: keyof typeof unitDays): number {
  return amount < 0 ? amount * unitDays[unit] - 2 : amount * unitDays[unit] * 0.9 - 2;
}
