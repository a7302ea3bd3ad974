import { clockTime } from "~/components/clock-times";
import { openSpans, type SendingPolicies } from "~/domains/messages/model";
import type { CampaignFields } from "./fields";

const minutesPerDay = 1440;

/** What the shop's quiet hours and days do to what goes out at this time. */
export interface Quiet {
  /** Whether everybody waits. */
  isWarning: boolean;
  words: string;
}

type Clock = Pick<CampaignFields, "at" | "day" | "minute">;

/** Says, before it is scheduled, who has to wait because of the hour. */
export function quietWords({ at, day, minute }: Clock, policies: SendingPolicies): Quiet {
  const spans = openSpans(policies);
  if (isAlwaysOpen(spans)) return { isWarning: false, words: "You keep no quiet hours, so that nobody waits for one." };
  const hours = hoursOf(policies);
  if (at === "once" || at === "time") {
    return { isWarning: false, words: `${hours} Where it is quiet at that moment, the mail waits until it is not.` };
  }
  const minuteOfWeek = weekdayOf(day) * minutesPerDay + Number(minute);
  if (Number.isNaN(minuteOfWeek)) return { isWarning: false, words: hours };
  if (spans.some(({ from, until }) => minuteOfWeek >= from && minuteOfWeek < until)) {
    return { isWarning: false, words: `${hours} At ${clockTime(Number(minute))} nobody has to wait.` };
  }
  const words =
    at === "local_time"
      ? `At ${clockTime(Number(minute))} it is quiet for everybody: all of it waits until it is not.`
      : `At ${clockTime(Number(minute))} it is quiet: whose usual hour nobody knows has to wait until it is not.`;
  return { isWarning: true, words: `${hours} ${words}` };
}

function hoursOf({ quietFrom, quietUntil, windows }: SendingPolicies): string {
  const days = windows.length > 0 ? "You send only on certain days and at certain times. " : "";
  if (quietFrom === quietUntil) return days.trim();
  return `${days}Your quiet hours are from ${clockTime(quietFrom)} to ${clockTime(quietUntil)} where each shopper lives.`;
}

function isAlwaysOpen(spans: readonly { from: number; until: number }[]): boolean {
  return spans.reduce((sum, { from, until }) => sum + until - from, 0) >= 7 * minutesPerDay;
}

/** Monday is 0. */
function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}
