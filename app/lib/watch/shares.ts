import { isWithin } from "./calendar";
import { nothingFound, type Day, type Span, type Watched } from "./model";
import { leastDays } from "./volumes";

const historyDays = 56;
/** Fewer cases before say nothing of what is usual. */
const leastCases = 30;
/** As if so many cases had been seen besides, one of which matched. */
const priorCases = 40;
/** The spread of few weeks looks smaller than it is. */
const caution = 1.1;
/** Below this evidence nothing is said. Set by simulation: `prove -- drift`. */
export const enoughForShares = 8;
/** One day may be a school class or a test: it takes two. */
const mostOfOneDay = 0.75 * enoughForShares;

/** What is watched for: a share that rises (more values missing) or falls (fewer clicks). */
export type Direction = "up" | "down";

interface Usual {
  share: number;
  dispersion: number;
}

/**
 * Whether the share of matching cases has changed, by a cumulative sum of log likelihood ratios, divided by how much more
 * than by chance the share differs from day to day.
 * @param days without gaps, oldest first, and none that is not over
 */
export function watchShare(days: readonly Day[], direction: Direction, ignored: readonly Span[] = []): Watched {
  return followShare(days, direction, ignored).at(-1) ?? nothingFound;
}

/** What was found by the end of each day from the first that could be judged. */
export function followShare(days: readonly Day[], direction: Direction, ignored: readonly Span[] = []): Watched[] {
  const found: Watched[] = [];
  let [evidence, start, sum]: [number, number | null, typeof none] = [0, null, none];
  for (let at = leastDays; at < days.length; at++) {
    const day = days[at];
    if (!day || isWithin(day.day, ignored)) continue;
    const from = Math.max(0, (start ?? at) - historyDays);
    const usual = usualOf(days.slice(from, start ?? at).filter((one) => !isWithin(one.day, ignored)));
    if (!usual) continue;
    const gained = gainOf(day, usual, faultOf(usual.share, direction)) / usual.dispersion;
    evidence = Math.max(0, evidence + Math.min(mostOfOneDay, gained));
    if (evidence === 0) [start, sum] = [null, none];
    else [start, sum] = [start ?? at, { counted: sum.counted + day.counted, matching: sum.matching + day.matching }];
    const observed = sum.counted === 0 ? 0 : sum.matching / sum.counted;
    const matters = direction === "up" ? observed - usual.share >= 0.05 : observed <= 0.66 * usual.share;
    const since = start === null ? null : (days[start]?.day ?? null);
    const isAlarm = evidence >= enoughForShares && matters;
    found.push({ isAlarm, since, evidence, expected: usual.share, observed });
  }
  return found;
}

const none = { counted: 0, matching: 0 };

/** Whether the share of the last days is again nearer to what was usual than to what it is watched for. */
export function shareRecovered(days: readonly Day[], since: string, direction: Direction, recoveryDays = 3): boolean {
  const usual = usualOf(days.filter(({ day }) => day < since).slice(-historyDays));
  const last = days.slice(-recoveryDays).filter(({ day }) => day > since);
  if (!usual || last.length < recoveryDays || last.every(({ counted }) => counted === 0)) return false;
  const middle = (usual.share + faultOf(usual.share, direction)) / 2;
  return direction === "up" ? shareOf(last) < middle : shareOf(last) > middle;
}

function gainOf({ counted, matching }: Day, { share }: Usual, fault: number): number {
  return matching * Math.log(fault / share) + (counted - matching) * Math.log((1 - fault) / (1 - share));
}

/** What a change that matters would make of a share. */
function faultOf(share: number, direction: Direction): number {
  if (direction === "down") return 0.4 * share;
  const odds = (3.3 * share) / (1 - share);
  return Math.min(0.995, Math.max(odds / (1 + odds), share + 0.08));
}

function usualOf(before: readonly Day[]): Usual | null {
  const counted = before.reduce((sum, day) => sum + day.counted, 0);
  if (before.length < leastDays / 2 || counted < leastCases) return null;
  const share = Math.min(0.98, (shareOf(before) * counted + 1) / (counted + priorCases));
  const some = before.filter((day) => day.counted > 0);
  const squares = some.reduce((sum, day) => {
    return sum + (day.matching - day.counted * share) ** 2 / (day.counted * share * (1 - share));
  }, 0);
  return { share, dispersion: Math.max(1, (caution * squares) / some.length) };
}

function shareOf(days: readonly Day[]): number {
  const counted = days.reduce((sum, day) => sum + day.counted, 0);
  return counted === 0 ? 0 : days.reduce((sum, day) => sum + day.matching, 0) / counted;
}
