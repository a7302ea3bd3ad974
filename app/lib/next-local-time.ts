import { clockChange, wallClock, weekdayOfClock } from "./wall-clock";

const msPerMinute = 60_000;
const msPerDay = 86_400_000;
const msPerWeek = 7 * msPerDay;

/**
 * The first instant, `at` or later, at which the clock of a time zone shows a minute on one of some weekdays; Monday is
 * 0. Of a minute that a clock leaves out when it is put forward, it is the instant at which it is put forward; of one
 * that comes twice, whichever comes next.
 */
export function nextLocalTime(at: Date, timezone: string, weekdays: readonly number[], minute: number): Date {
  let from = at;
  for (;;) {
    const wall = wallClock(from, timezone);
    const wait = untilShown(wall, weekdays, minute);
    const moment = new Date(from.getTime() + wait);
    const change = clockChange(from, moment, timezone);
    if (!change) return moment;
    const shownBefore = wall + change.getTime() - from.getTime();
    // The moment fell into what was left out.
    if (wall + wait >= shownBefore && wall + wait < wallClock(change, timezone)) return change;
    from = change;
  }
}

/** How long a clock that nobody touches has to go on; no time at all while it still shows the minute. */
function untilShown(wall: number, weekdays: readonly number[], minute: number): number {
  const shown = weekdayOfClock(wall) * msPerDay + (((wall % msPerDay) + msPerDay) % msPerDay);
  const waits = weekdays.map((weekday) => {
    const wanted = weekday * msPerDay + minute * msPerMinute;
    if (shown >= wanted && shown < wanted + msPerMinute) return 0;
    return (wanted - shown + msPerWeek) % msPerWeek;
  });
  return Math.min(...waits);
}
