import { z } from "zod";
import { wallClock } from "./wall-clock";

const msPerDay = 86_400_000;

/** How many days a report can look back upon. */
export const periodLengths = [7, 30, 90, 365] as const;
const usualLength = 30;
const Length = z.coerce.number().pipe(z.literal(periodLengths)).catch(usualLength);

/** Days of the shop's calendar, "2026-03-01"; both are within. */
export interface Days {
  from: string;
  until: string;
}

/** What a report is about: so many days up to today, which is not over yet, and as many before them to compare with. */
export interface Period extends Days {
  length: (typeof periodLengths)[number];
  before: Days;
}

/** The period that an address asks for, by the shop's calendar. */
export function readPeriod(params: URLSearchParams, now: Date, timezone: string): Period {
  const length = Length.parse(params.get("days") ?? usualLength);
  const today = Math.floor(wallClock(now, timezone) / msPerDay);
  const named = (day: number) => new Date(day * msPerDay).toISOString().slice(0, 10);
  return {
    length,
    from: named(today - length + 1),
    until: named(today),
    before: { from: named(today - 2 * length + 1), until: named(today - length) },
  };
}

/** Each day from the first to the last. */
export function everyDay({ from, until }: Days): string[] {
  const [first, last] = [Date.parse(from), Date.parse(until)];
  return Array.from({ length: Math.max(0, (last - first) / msPerDay + 1) }, (_, i) =>
    new Date(first + i * msPerDay).toISOString().slice(0, 10),
  );
}
