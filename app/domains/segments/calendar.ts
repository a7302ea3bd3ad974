import { wallClock } from "~/lib/wall-clock";
import type { calendarUnits, DateValue, relativeUnits } from "./model";

export { wallClock };

const msPerDay = 86_400_000;

/** A calendar day, as the number of days since 1970-01-01. */
export type Day = number;

/** What the clock shows when it shows this text: `2026-01-31T18:00:00`. */
export function wallClockOf(time: string): number {
  return Date.parse(`${time}Z`);
}

export function dayOf(at: Date, timezone: string): Day {
  return Math.floor(wallClock(at, timezone) / msPerDay);
}

/** From 0 to 23. */
export function hourOf(at: Date, timezone: string): number {
  return Math.floor((wallClock(at, timezone) % msPerDay) / 3_600_000);
}

/** Monday is 0. */
export function weekdayOf(day: Day): number {
  // 1970-01-01 was a Thursday.
  return (((day + 3) % 7) + 7) % 7;
}

/** The day that a text like `2026-01-31` names. */
export function dayNamed(text: string): Day {
  return Date.parse(`${text}T00:00:00Z`) / msPerDay;
}

/** Months and years end at the month's last day where a day is missing. */
export function shiftDay(day: Day, amount: number, unit: Exclude<(typeof relativeUnits)[number], "h">): Day {
  switch (unit) {
    case "d":
      return day + amount;
    case "w":
      return day + 7 * amount;
    case "m":
      return shiftMonths(day, amount);
    case "y":
      return shiftMonths(day, 12 * amount);
    default:
      return unit satisfies never;
  }
}

function shiftMonths(day: Day, months: number): Day {
  const { year, month, date } = civil(day);
  const lastDate = civil(dayFrom(year, month + months + 1, 1) - 1).date;
  return dayFrom(year, month + months, Math.min(date, lastDate));
}

/** The day on which the period that the day is in began, or the one so many periods from it. */
export function startOf(unit: (typeof calendarUnits)[number], day: Day, periods: number): Day {
  const { year, month } = civil(day);
  switch (unit) {
    case "week":
      return day - weekdayOf(day) + 7 * periods;
    case "month":
      return dayFrom(year, month + periods, 1);
    case "quarter":
      return dayFrom(year, month - (month % 3) + 3 * periods, 1);
    case "year":
      return dayFrom(year + periods, 0, 1);
    default:
      return unit satisfies never;
  }
}

/** The day a date stands for, as of a day. */
export function wholeDay(date: Exclude<DateValue, { type: "time" }>, today: Day): Day {
  switch (date.type) {
    case "day":
      return dayNamed(date.day);
    case "relative":
      if (date.unit === "h") throw new Error("Hours are told by the moment, not by the day");
      return shiftDay(today, date.amount, date.unit);
    case "start":
      return startOf(date.of, today, date.periods);
    default:
      return date satisfies never;
  }
}

/** The first instant of a day; of one that the clocks left out, the first of the day after. */
export function beginOf(day: Day, timezone: string): Date {
  const instants = beginningsOf(day, timezone).filter((instant) => dayOf(instant, timezone) >= day);
  return new Date(Math.min(...instants.map((instant) => instant.getTime())));
}

/** The instants at which the day can begin: two where the clock was put forward or back about then. */
export function beginningsOf(day: Day, timezone: string): Date[] {
  const midnight = day * msPerDay;
  const offsets = [-1, 1].map((side) => {
    const near = midnight + side * msPerDay;
    return wallClock(new Date(near), timezone) - near;
  });
  return [...new Set(offsets)].map((offset) => new Date(midnight - offset));
}

function civil(day: Day): { year: number; month: number; date: number } {
  const at = new Date(day * msPerDay);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth(), date: at.getUTCDate() };
}

/** January is 0; months beyond a year's count on into others. */
function dayFrom(year: number, month: number, date: number): Day {
  return new Date(0).setUTCFullYear(year, month, date) / msPerDay;
}
