import { dayAfter, isWithin, weekdayOf } from "./calendar";
import { nothingFound, type Day, type Span, type Watched } from "./model";
import { mean, median, spread } from "./spread";

/** So many days must be known before anything can be called unusual, and no more than these are looked at. */
export const leastDays = 28;
const historyDays = 56;
/** The level is that of the last four weeks, so that growth is followed; weekdays are compared over eight. */
const levelDays = 28;
/** What is watched for: two fifths of what was to be expected. Down to two thirds speaks for the usual still. */
const fault = 0.4;
/** Weeks of no weekday in particular that each weekday is mixed with. */
const priorWeeks = 2;
/** The spread of few weeks looks smaller than it is. */
const caution = 1.25;
/** Below this evidence nothing is said; no single day brings it all. Set by simulation: `prove -- drift`. */
export const enoughEvidence = 9;
const mostOfOneDay = 0.6 * enoughEvidence;

/** What is usual: of each day of the week, and by how much days differ from it more than by chance. */
interface Usual {
  of: (day: string) => number;
  dispersion: number;
}

/**
 * Whether a daily number has fallen, by a cumulative sum of log likelihood ratios: half of what is usual against the
 * usual. What is usual comes from the same shop's same weekdays; high days are cut off, because a promotion must not
 * make the weeks after it look poor. While something speaks for a fall, what is usual stays as it was before it.
 * @param days without gaps, oldest first, and none that is not over
 * @param ignored days that say nothing of what is usual
 */
export function watchVolume(days: readonly Day[], ignored: readonly Span[] = []): Watched {
  return followVolume(days, ignored).at(-1) ?? nothingFound;
}

/** What was found by the end of each day from the first that could be judged. */
export function followVolume(days: readonly Day[], ignored: readonly Span[] = []): Watched[] {
  const found: Watched[] = [];
  let [evidence, start, expected, observed]: [number, number | null, number, number] = [0, null, 0, 0];
  for (let at = leastDays; at < days.length; at++) {
    const day = days[at];
    if (!day || isWithin(day.day, ignored)) continue;
    const before = days.slice(Math.max(0, (start ?? at) - historyDays), start ?? at);
    const usual = usualOf(before.filter((one) => !isWithin(one.day, ignored)));
    if (!usual) continue;
    const level = usual.of(day.day);
    const gained = (day.counted * Math.log(fault) + level * (1 - fault)) / usual.dispersion;
    evidence = Math.max(0, evidence + Math.min(mostOfOneDay, gained));
    if (evidence === 0) [start, expected, observed] = [null, 0, 0];
    else [start, expected, observed] = [start ?? at, expected + level, observed + day.counted];
    const since = start === null ? null : (days[start]?.day ?? null);
    found.push({ isAlarm: evidence >= enoughEvidence, since, evidence, expected, observed });
  }
  return found;
}

/** Whether the last days are again as it was usual before a fall. */
export function hasRecovered(days: readonly Day[], since: string, recoveryDays = 3): boolean {
  const first = dayAfter(days.at(-1)?.day ?? since, 1 - recoveryDays);
  if (first <= since) return false;
  const usual = usualOf(days.filter(({ day }) => day < since).slice(-historyDays));
  if (!usual) return true;
  const last = days.filter(({ day }) => day >= first);
  const expected = last.reduce((sum, { day }) => sum + usual.of(day), 0);
  return expected > 0 && last.reduce((sum, { counted }) => sum + counted, 0) >= 0.66 * expected;
}

/** What is to be expected of each day after some history; null while there is too little of it. */
function usualOf(before: readonly Day[]): Usual | null {
  if (before.length < leastDays / 2) return null;
  const counts = before.map(({ counted }) => counted);
  const middle = median(counts);
  const ceiling = middle + 3 * Math.max(spread(counts), Math.sqrt(middle + 1));
  const cut = before.map(({ day, counted }) => ({ day, count: Math.min(counted, ceiling) }));
  const overall = mean(cut.map(({ count }) => count));
  if (overall === 0) return null;
  const factors = Array.from({ length: 7 }, (_, weekday) => {
    const own = cut.filter(({ day }) => weekdayOf(day) === weekday);
    const sum = own.reduce((total, { count }) => total + count, 0);
    return (sum + priorWeeks * overall) / ((own.length + priorWeeks) * overall);
  });
  const factorOf = (day: string) => Math.max(0.01, factors[weekdayOf(day)] ?? 1);
  const level = mean(cut.slice(-levelDays).map(({ day, count }) => count / factorOf(day)));
  const of = (day: string) => level * factorOf(day);
  const squares = cut.map(({ day, count }) => (count - of(day)) ** 2 / Math.max(of(day), 0.01));
  return { of, dispersion: Math.max(1, caution * mean(squares)) };
}
