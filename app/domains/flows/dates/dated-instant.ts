import { nextLocalTime } from "~/lib/next-local-time";

const msPerDay = 86_400_000;
const msPerMinute = 60_000;
/** No clock is further ahead of the world's than this. */
const mostAhead = 14 * 60 * msPerMinute;

/** When a clock of the time zone shows a minute on the day that is so many days after another, or before it. */
export function datedInstant(day: string, { days, minute }: { days: number; minute: number }, timezone: string): Date {
  const shown = Date.parse(`${day}T00:00:00Z`) + days * msPerDay + minute * msPerMinute;
  // 1970-01-01 was a Thursday.
  const weekday = (((Math.floor(shown / msPerDay) + 3) % 7) + 7) % 7;
  return nextLocalTime(new Date(shown - mostAhead), timezone, [weekday], minute);
}
