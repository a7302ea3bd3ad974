import { clockChange, wallClock, weekdayOfClock } from "./wall-clock";
import type { Span } from "./open-spans";

const msPerMinute = 60_000;
const msPerDay = 86_400_000;
const msPerWeek = 7 * msPerDay;

/**
 * The first instant, `at` or later, that falls into one of the spans by the clock of the time zone. Where a clock is put
 * forward over an hour, that hour never comes; where it is put back, what it shows counts both times. With no span there
 * is nothing to wait for: `at` itself.
 */
export function nextOpen(at: Date, timezone: string, spans: Span[]): Date {
  if (spans.length === 0) return at;
  let from = at;
  for (;;) {
    const wait = untilOpen(wallClock(from, timezone), spans);
    if (wait === 0) return from;
    const opening = new Date(from.getTime() + wait);
    const change = clockChange(from, opening, timezone);
    if (!change) return opening;
    // Until then all is closed; from then on the clock shows something else.
    from = change;
  }
}

/** For how long a clock that nobody touches has to go on before it shows an open time. */
function untilOpen(wall: number, spans: Span[]): number {
  const shown = weekdayOfClock(wall) * msPerDay + (((wall % msPerDay) + msPerDay) % msPerDay);
  const waits = spans.map(({ from, until }) => {
    if (shown >= from * msPerMinute && shown < until * msPerMinute) return 0;
    return (from * msPerMinute - shown + msPerWeek) % msPerWeek;
  });
  return Math.min(...waits);
}
