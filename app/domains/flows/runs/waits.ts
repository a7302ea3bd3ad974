import { nextLocalTime } from "~/lib/next-local-time";
import type { Wait } from "../content/steps";

const msPerMinute = 60_000;
const everyDay = [0, 1, 2, 3, 4, 5, 6];

/** When a wait is over that began at an instant, by the shopper's clock where days and times are named. */
export function waitEnd(wait: Wait, since: Date, timezone: string): Date {
  switch (wait.type) {
    case "for":
      return new Date(since.getTime() + wait.minutes * msPerMinute);
    case "until_time":
      return nextLocalTime(since, timezone, everyDay, wait.minute);
    case "until_weekday":
      return nextLocalTime(since, timezone, wait.weekdays, wait.minute);
    default:
      return wait satisfies never;
  }
}
