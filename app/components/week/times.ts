import { z } from "zod";
import type { SendWindow } from "~/domains/messages/model";

/** The days of the week as fields of a form are named after them; Monday is 0. */
export const dayFields = ["day0", "day1", "day2", "day3", "day4", "day5", "day6"] as const;
export type DayField = (typeof dayFields)[number];

/** Minutes from and until, or nothing on a day on which nothing is sent. */
const time = z.string().regex(/^(\d{1,4}-\d{1,4})?$/);
export const DayFields = z.strictObject({
  ...{ day0: time, day1: time, day2: time, day3: time, day4: time, day5: time, day6: time },
});
export type DayFields = z.infer<typeof DayFields>;

/** From nine to eight in the evening. */
export const usualTime = timeOf(540, 1200);

/** A field of a day: from and until, in minutes. */
export function timeOf(from: number, until: number): string {
  return `${from}-${until}`;
}

/** What a field of a day says; null on a day on which nothing is sent. */
export function readTime(field: string): { from: number; until: number } | null {
  const [from, until] = field.split("-").map(Number);
  return from === undefined || until === undefined ? null : { from, until };
}

/** The windows that the fields of the days say. */
export function windowsOf(values: DayFields): SendWindow[] {
  return dayFields.flatMap((field, day) => {
    const time = readTime(values[field]);
    return time ? [{ day, ...time }] : [];
  });
}

/** The fields of the days as windows say it; the usual time on each day where there are none. */
export function dayFieldsOf(windows: readonly SendWindow[]): DayFields {
  const day = (day: number) => {
    const window = windows.find((window) => window.day === day);
    return window ? timeOf(window.from, window.until) : windows.length > 0 ? "" : usualTime;
  };
  return { day0: day(0), day1: day(1), day2: day(2), day3: day(3), day4: day(4), day5: day(5), day6: day(6) };
}
