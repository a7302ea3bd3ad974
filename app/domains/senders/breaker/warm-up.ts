import type { Figures } from "../model";
import { isWell } from "./breaker";

/**
 * What a new domain may send in a day, level by level; after the last one there is no limit. Mailbox providers distrust
 * a domain they do not know that suddenly sends much.
 */
export const levels = [50, 100, 200, 400, 800, 1600, 3200, 6400, 12_800, 25_600] as const;

/** Where a domain begins that has been in use at Resend for a while. */
const establishedLevel = 5;
const establishedDays = 30;

const levelHours = 24;
/** How far back a pause throws a domain. */
const stepsBack = 2;

/** As long as less is known of the mail of the last days, it goes out as a trial. */
const leastHeard = 200;
/** Just enough to hear of 200: a bad list is found out before it has done harm. */
const trialSize = 250;

/** The level on which a domain begins. @param knownSince since when it is verified at Resend, null when it just was */
export function firstLevel(knownSince: Date | null, now: Date): number {
  const isEstablished = knownSince && now.getTime() - knownSince.getTime() >= establishedDays * 86_400_000;
  return isEstablished ? establishedLevel : 0;
}

/** The level on which a domain goes on: up by one after a day of which it used at least half, if its mail is well taken. */
export function nextLevel(level: number, since: Date, sentSince: number, figures: Figures, now: Date): number {
  const limit = levels[level];
  if (limit === undefined) return level;
  const isOver = now.getTime() - since.getTime() >= levelHours * 3_600_000;
  return isOver && sentSince * 2 >= limit && isWell(figures) ? level + 1 : level;
}

/** The level on which a domain goes on after its sending had to pause. */
export function levelAfterPause(level: number): number {
  return Math.max(0, Math.min(level, levels.length) - stepsBack);
}

/** The most a domain may send within 24 hours; null: as much as there is. */
export function dailyLimit(level: number, heard: number): number | null {
  const limits = [...(levels[level] === undefined ? [] : [levels[level]]), ...(heard < leastHeard ? [trialSize] : [])];
  return limits.length > 0 ? Math.min(...limits) : null;
}
