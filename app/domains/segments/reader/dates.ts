import type { DateValue } from "../model";
import { dayOf, wallClock, wallClockOf, wholeDay } from "../calendar";
import type { ReadContext } from "./facts";

export const msPerHour = 3_600_000;

/**
 * How a moment stands to a date as merchants say it: less than 0 when it is before, 0 when it is that day or that very
 * moment, more when it is after.
 */
export function compareMoment(at: Date, date: DateValue, { timezone, asOf }: ReadContext): number {
  if (date.type === "time") return wallClock(at, timezone) - wallClockOf(date.time);
  if (date.type === "relative" && date.unit === "h") return at.getTime() - asOf.getTime() - date.amount * msPerHour;
  return dayOf(at, timezone) - wholeDay(date, dayOf(asOf, timezone));
}
