const msPerDay = 86_400_000;
const msPerQuarter = 900_000;
const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();
const mostOffsets = 200_000;

/** What a clock in the time zone shows at an instant, in milliseconds since it showed 1970-01-01T00:00. */
export function wallClock(at: Date, timezone: string): number {
  // Formatting is slow, and clocks are put forward and back on quarters of an hour.
  const quarter = Math.floor(at.getTime() / msPerQuarter);
  const key = `${timezone} ${quarter}`;
  const offset = offsets.get(key) ?? offsetAt(new Date(quarter * msPerQuarter), timezone);
  if (offsets.size >= mostOffsets) offsets.clear();
  offsets.set(key, offset);
  return at.getTime() + offset;
}

function offsetAt(at: Date, timezone: string): number {
  const format = formats.get(timezone) ?? clockFormat(timezone);
  formats.set(timezone, format);
  const shown = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => shown.get(type) ?? 0;
  const day = Date.UTC(part("year"), part("month") - 1, part("day"));
  return day + ((part("hour") * 60 + part("minute")) * 60 + part("second")) * 1000 - at.getTime();
}

function clockFormat(timeZone: string): Intl.DateTimeFormat {
  const numeric = "numeric";
  const time = { hour: numeric, minute: numeric, second: numeric, hourCycle: "h23" } as const;
  return new Intl.DateTimeFormat("en-US", { timeZone, year: numeric, month: numeric, day: numeric, ...time });
}

/** When a clock in the time zone shows a local time: "2026-11-25T09:00". Of an hour that is skipped, as if it were not. */
export function instantOfClock(local: string, timezone: string): Date {
  const wall = Date.parse(`${local}:00Z`);
  const ahead = (at: number) => wallClock(new Date(at), timezone) - at;
  const near = wall - ahead(wall);
  return new Date(wall - ahead(near));
}

/** Monday is 0. @param wall what a clock shows, as `wallClock` says it */
export function weekdayOfClock(wall: number): number {
  // 1970-01-01 was a Thursday.
  return (((Math.floor(wall / msPerDay) + 3) % 7) + 7) % 7;
}

/**
 * When the clock of a time zone is first put forward or back after `from`, and not after `until`. Null when it is not.
 * Of several such instants any one: between the two must lie less than the month that is between them.
 */
export function clockChange(from: Date, until: Date, timezone: string): Date | null {
  const offset = (at: number) => wallClock(new Date(at), timezone) - at;
  const before = offset(from.getTime());
  if (offset(until.getTime()) === before) return null;
  let same = Math.floor(from.getTime() / msPerQuarter);
  let other = Math.floor(until.getTime() / msPerQuarter);
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (offset(middle * msPerQuarter) === before) same = middle;
    else other = middle;
  }
  return new Date(other * msPerQuarter);
}
