import { leastDays } from "./volumes";
import { median, spread } from "./spread";

/** How many there were at the end of a day. */
export interface Level {
  day: string;
  size: number;
}

/** How a size has changed of late, against how it used to change. */
export interface LevelChange {
  isAlarm: boolean;
  since: string | null;
  /** By how many times its usual spread the change of a week is unusual. */
  evidence: number;
  /** What it would be, had it gone on as it used to, and what it is. */
  expected: number;
  observed: number;
}

const none: LevelChange = { isAlarm: false, since: null, evidence: 0, expected: 0, observed: 0 };

const week = 7;
/** Fewer days do not show how it usually changes. */
const leastChanges = leastDays;
const historyDays = 84;
/** A change of less than so much does not matter, however unusual it is. */
const matters = Math.log(1.25);
/** Set by simulation: `prove -- drift`. */
export const enoughSpreads = 6;
/** Stands in for nobody, so that from none to two is not beyond measure. */
const few = 3;

/**
 * Whether a size has changed within a week as it hardly ever did before. A change is measured as a ratio and from one
 * weekday to the same, so growth and the week's rhythm are part of what is usual.
 * @param levels without gaps, oldest first
 */
export function watchLevel(levels: readonly Level[]): LevelChange {
  const changes = weekly(levels);
  const now = changes.at(-1);
  // The present week overlaps with the changes of the last seven days.
  const before = changes.slice(-historyDays - week, -week).map(({ change }) => change);
  if (!now || before.length < leastChanges) return none;
  const usual = median(before);
  const byChance = Math.sqrt(2 / (now.was + few)) / 2;
  const evidence = Math.abs(now.change - usual) / Math.max(spread(before), byChance, 0.02);
  // A tenth of the days changed nearly as much: then it is a habit.
  const habit = before.filter((change) => Math.abs(change - usual) > 0.8 * Math.abs(now.change - usual)).length;
  const isAlarm = evidence >= enoughSpreads && Math.abs(now.change - usual) >= matters && habit <= before.length / 40;
  const expected = Math.max(0, (now.was + few) * Math.exp(usual) - few);
  return {
    isAlarm,
    since: isAlarm ? firstOf(changes, now.change, usual) : null,
    evidence,
    expected,
    observed: now.size,
  };
}

interface Change extends Level {
  was: number;
  change: number;
}

function weekly(levels: readonly Level[]): Change[] {
  return levels.slice(week).map(({ day, size }, i) => {
    const was = levels[i]?.size ?? 0;
    return { day, size, was, change: Math.log((size + few) / (was + few)) };
  });
}

/** Changes of a week begin to differ when the first day of what has changed is among them. */
function firstOf(changes: readonly Change[], change: number, usual: number): string | null {
  const last = changes.slice(-week);
  const first = last.findIndex((one) => Math.abs(one.change - usual) > Math.abs(change - usual) / 4);
  return last[Math.max(0, first)]?.day ?? null;
}
