import { wallClock } from "./wall-clock";

const msPerHour = 3_600_000;
/** A habit is read from what somebody did in so many days. */
export const habitDays = 180;
/** So many acts, on so many days, are the least from which a habit is read. */
const leastActs = 8;
const leastDays = 4;
/** And this part of them lies in the hour, the one before or the one after. */
const leastShare = 0.5;

/**
 * The hour of the day, 0 to 23, at which somebody usually acts, by their own clock. Null when there is too little to tell
 * or when it is all over the day.
 */
export function usualHour(acts: readonly Date[], timezone: string): number | null {
  const hours = acts.map((act) => Math.floor(wallClock(act, timezone) / msPerHour));
  if (hours.length < leastActs || new Set(hours.map((hour) => Math.floor(hour / 24))).size < leastDays) return null;
  const counts = Array.from({ length: 24 }, () => 0);
  for (const hour of hours) counts[mod24(hour)] = (counts[mod24(hour)] ?? 0) + 1;
  const at = (hour: number) => counts[mod24(hour)] ?? 0;
  const near = (hour: number) => at(hour - 1) + at(hour) + at(hour + 1);
  const best = counts.map((_, hour) => hour).reduce((a, b) => (rank(near(b), at(b)) > rank(near(a), at(a)) ? b : a));
  return near(best) >= leastShare * hours.length ? best : null;
}

/** What is around an hour counts first, then what is in it. */
function rank(around: number, inside: number): number {
  return around * 1_000 + inside;
}

function mod24(hour: number): number {
  return ((hour % 24) + 24) % 24;
}
