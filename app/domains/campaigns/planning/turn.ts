import { nextLocalTime } from "~/lib/next-local-time";
import { instantOfClock } from "~/lib/wall-clock";
import type { Schedule } from "../model";

const everyDay = [0, 1, 2, 3, 4, 5, 6];

/** What decides when it is somebody's turn. */
export interface Clock {
  timezone: string;
  /** The hour of the day at which she usually acts; null where nobody knows. */
  usualHour: number | null;
}

/**
 * When it is somebody's turn by the schedule, by her own clock where the schedule says so.
 * @param from before this it is nobody's. Who had to wait beyond her turn, for the trial, gets it at the same time of the
 *   day on the first day on which that comes
 */
export function turnOf(schedule: Schedule, { timezone, usualHour }: Clock, from: Date): Date {
  switch (schedule.at) {
    case "once":
      return from;
    case "time":
      return later(from, new Date(schedule.time));
    case "local_time":
    case "best_hour": {
      const minute = schedule.at === "best_hour" && usualHour !== null ? usualHour * 60 : schedule.minute;
      return nextLocalTime(later(from, instantOfClock(`${schedule.day}T00:00`, timezone)), timezone, everyDay, minute);
    }
    default:
      return schedule satisfies never;
  }
}

/** The earliest and the latest turn that anybody can have by one of these clocks; the same instant when it is at once. */
export function turnsOf(schedule: Schedule, timezones: readonly string[], now: Date): { first: Date; last: Date } {
  const turns = (usualHour: number | null) =>
    timezones.map((timezone) => {
      const from = schedule.at === "once" ? now : new Date(0);
      return turnOf(schedule, { timezone, usualHour }, from).getTime();
    });
  const hours = schedule.at === "best_hour" ? [0, 23] : [null];
  const all = hours.flatMap(turns);
  return { first: new Date(Math.min(...all)), last: new Date(Math.max(...all)) };
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}
