import { clockTime } from "~/components/clock-times";
import { formatTime } from "~/components/dates";
import type { Schedule } from "~/domains/campaigns/model";

/** When a campaign goes out, in a merchant's words. */
export function whenWords(schedule: Schedule, timezone: string): string {
  switch (schedule.at) {
    case "once":
      return "At once";
    case "time":
      return formatTime(new Date(schedule.time), timezone);
    case "local_time":
      return `${dayWords(schedule.day)}, ${clockTime(schedule.minute)} where each shopper lives`;
    case "best_hour":
      return `${dayWords(schedule.day)}, when each shopper usually acts`;
    default:
      return schedule satisfies never;
  }
}

/** A day of the calendar: "25 Nov 2026". */
export function dayWords(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" }).format(date);
}
