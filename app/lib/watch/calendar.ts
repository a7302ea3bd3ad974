import type { Day, Span } from "./model";

/** 0 to 6 of a calendar day: which day of the week it is, wherever the week may begin. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** The calendar day so many days later, or before. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whether a day lies in one of these spans. */
export function isWithin(day: string, spans: readonly Span[]): boolean {
  return spans.some(({ from, until }) => from <= day && day <= until);
}

/** Every day from the first to the last, those without a row with nothing counted. */
export function everyDay(days: readonly Day[], first: string, last: string): Day[] {
  const byDay = new Map(days.map((one) => [one.day, one]));
  const all: Day[] = [];
  for (let day = first; day <= last; day = dayAfter(day, 1)) {
    all.push(byDay.get(day) ?? { day, counted: 0, matching: 0 });
  }
  return all;
}

/** The day of a time zone's calendar on which an instant lies, "2026-03-01". */
export function dayIn(at: Date, timezone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeZone: timezone }).format(at);
}
