/** A part of the week, in minutes since Monday began on the shopper's clock. */
export interface Span {
  from: number;
  until: number;
}

/** A part of a weekday, in minutes; Monday is 0. */
interface Window {
  day: number;
  from: number;
  until: number;
}

/** What the merchant says of days and hours, in minutes of the day. */
interface Hours {
  quietFrom: number;
  quietUntil: number;
  windows: Window[];
}

const minutesPerDay = 1440;
const days = [0, 1, 2, 3, 4, 5, 6];

/** When in the week mail may go out: inside the windows, if there are any, and outside the quiet hours. In order. */
export function openSpans({ quietFrom, quietUntil, windows }: Hours): Span[] {
  const outside = outsideQuiet(quietFrom, quietUntil);
  if (windows.length === 0) return merged(outside);
  return merged(both(windows.map(spanOf), outside));
}

/** Of these times those that lie in one of the windows, too. In order. */
export function overlap(spans: Span[], windows: readonly Window[]): Span[] {
  return merged(both(spans, windows.map(spanOf)));
}

/** The same; but all of the times where that leaves none. */
export function within(spans: Span[], windows: readonly Window[]): Span[] {
  const inside = overlap(spans, windows);
  return inside.length > 0 ? inside : spans;
}

/** The week but for the quiet hours. */
export function outsideQuiet(from: number, until: number): Span[] {
  if (from === until) return days.map((day) => ofDay(day, 0, minutesPerDay));
  if (from > until) return days.map((day) => ofDay(day, until, from));
  const parts = days.flatMap((day) => [ofDay(day, 0, from), ofDay(day, until, minutesPerDay)]);
  return parts.filter((part) => part.from < part.until);
}

/** An hour of every day. */
export function everyDayAt(hour: number): Span[] {
  return days.map((day) => ofDay(day, hour * 60, hour * 60 + 60));
}

/** What lies in both. */
export function both(one: Span[], other: Span[]): Span[] {
  return one.flatMap((a) =>
    other
      .map((b) => ({ from: Math.max(a.from, b.from), until: Math.min(a.until, b.until) }))
      .filter(({ from, until }) => from < until),
  );
}

function spanOf({ day, from, until }: Window): Span {
  return ofDay(day, from, until);
}

function ofDay(day: number, from: number, until: number): Span {
  return { from: day * minutesPerDay + from, until: day * minutesPerDay + until };
}

/** The same time in as few spans as it takes, in order. */
function merged(spans: Span[]): Span[] {
  const found: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = found.at(-1);
    if (last && span.from <= last.until) last.until = Math.max(last.until, span.until);
    else found.push({ ...span });
  }
  return found;
}
