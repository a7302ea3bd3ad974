/** Times as a merchant reads them, in the shop's time zone: "3 Mar 2026, 14:05". For loaders, so that server and browser agree. */
export function formatTime(at: Date, timezone: string): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: timezone }).format(at);
}

/** To the second: "3 Mar 2026, 14:05:59". */
export function formatSecond(at: Date, timezone: string): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium", timeZone: timezone }).format(at);
}

/** "3 Mar 2026". */
export function formatDay(at: Date, timezone: string): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: timezone }).format(at);
}

/** The day of the shop's calendar, "2026-03-03". */
export function calendarDay(at: Date, timezone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeZone: timezone }).format(at);
}

/** By the clock of the time zone, in a form that spreadsheets sort: "2026-03-03 14:05". */
export function sheetTime(at: Date, timezone: string): string {
  const clock = new Intl.DateTimeFormat("sv-SE", { hour: "2-digit", minute: "2-digit", timeZone: timezone });
  return `${calendarDay(at, timezone)} ${clock.format(at)}`;
}

/** How long something lasted, in one unit: "3 minutes". */
export function formatSpan(from: Date, until: Date): string {
  const seconds = Math.max(0, Math.round((until.getTime() - from.getTime()) / 1000));
  const [size, unit] = units.find(([size]) => seconds >= size) ?? [1, "second"];
  const count = Math.floor(seconds / size);
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

const units = [
  [86_400, "day"],
  [3_600, "hour"],
  [60, "minute"],
] as const;
