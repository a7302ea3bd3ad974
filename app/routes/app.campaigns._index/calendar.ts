import { clockTime } from "~/components/clock-times";
import { calendarDay } from "~/components/dates";
import type { Campaign, CampaignState } from "~/domains/campaigns/model";
import { wallClock } from "~/lib/wall-clock";

const msPerDay = 86_400_000;
/** How many weeks the strip shows, and how many of them lie before the week that is asked for. */
export const weeksShown = 5;
const weeksBefore = 1;

/** A campaign on the day on which it goes out, or went. */
export interface CalendarEntry {
  id: number;
  name: string;
  state: CampaignState;
  /** By the shop's calendar: "2026-11-25". */
  day: string;
  /** "09:00"; empty where each shopper has an own hour. */
  time: string;
  hasBegun: boolean;
}

export interface CalendarDay {
  day: string;
  /** "25". */
  number: string;
  /** "Wednesday 25 November". */
  words: string;
  standing: "past" | "today" | "coming";
  entries: CalendarEntry[];
}

/**
 * The weeks around a day, each from Monday to Sunday.
 * @param shift so many weeks later; earlier when it is negative
 */
export function weeksAround(today: string, shift: number, entries: readonly CalendarEntry[]): CalendarDay[][] {
  const at = numberOf(today);
  const first = at - weekdayOf(at) + (shift - weeksBefore) * 7;
  const byDay = Map.groupBy(entries, ({ day }) => day);
  return Array.from({ length: weeksShown }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => {
      const number = first + week * 7 + weekday;
      const day = nameOf(number);
      return {
        day,
        number: String(new Date(number * msPerDay).getUTCDate()),
        words: inWords(number),
        standing: number < at ? "past" : number === at ? "today" : "coming",
        entries: (byDay.get(day) ?? []).toSorted((a, b) => a.time.localeCompare(b.time)),
      };
    }),
  );
}

/** Where a campaign stands in the calendar; null while it has no day. @param timezone the shop's */
export function entryOf({ id, name, state, plan, startedAt, dueAt }: Campaign, timezone: string): CalendarEntry | null {
  const at = startedAt ?? (state === "scheduled" ? dueAt : null);
  const { schedule } = plan;
  if (state === "scheduled" && (schedule.at === "local_time" || schedule.at === "best_hour")) {
    const time = schedule.at === "local_time" ? clockTime(schedule.minute) : "";
    return { id, name, state, day: schedule.day, time, hasBegun: false };
  }
  if (!at) return null;
  const minute = Math.floor(wallClock(at, timezone) / 60_000) % 1440;
  return { id, name, state, day: calendarDay(at, timezone), time: clockTime(minute), hasBegun: startedAt !== null };
}

/** "16 November to 20 December 2026". */
export function spanWords(weeks: readonly CalendarDay[][]): string {
  const [first, last] = [weeks[0]?.[0], weeks.at(-1)?.at(-1)];
  if (!first || !last) return "";
  const words = (day: string, withYear: boolean) =>
    new Intl.DateTimeFormat("en-GB", {
      ...{ day: "numeric", month: "long", timeZone: "UTC" },
      ...(withYear && { year: "numeric" }),
    }).format(numberOf(day) * msPerDay);
  const isOneYear = first.day.slice(0, 4) === last.day.slice(0, 4);
  return `${words(first.day, !isOneYear)} to ${words(last.day, true)}`;
}

function numberOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / msPerDay;
}

function nameOf(number: number): string {
  return new Date(number * msPerDay).toISOString().slice(0, 10);
}

function inWords(number: number): string {
  const parts = { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat("en-GB", parts).format(number * msPerDay);
}

/** Monday is 0; 1970-01-01 was a Thursday. */
function weekdayOf(number: number): number {
  return (((number + 3) % 7) + 7) % 7;
}
