import { wallClock } from "~/lib/wall-clock";

const dayMilliseconds = 86_400_000;

/**
 * Whether an answer is too old to count: it is asked for again, and shown as old. It ages at the midnight of the shop at
 * which `date >= -<days>d` of the segment language turns false, so that what is asked again and who is in a segment
 * never disagree.
 * @param rememberDays of the quiz it was given in; null when answers never age
 */
export function isAged(
  answeredAt: Date,
  rememberDays: number | null,
  { now, timezone }: { now: Date; timezone: string },
): boolean {
  if (rememberDays === null) return false;
  return dayOf(answeredAt, timezone) < dayOf(now, timezone) - rememberDays;
}

function dayOf(at: Date, timezone: string): number {
  return Math.floor(wallClock(at, timezone) / dayMilliseconds);
}
