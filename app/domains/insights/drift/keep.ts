import type { DriftAlarm, Finding } from "./model";

/** What becomes of alarms after a look. */
export interface Kept {
  opened: Finding[];
  /** Open ones that are not found any more. */
  ended: number[];
}

/** The same change is not told twice: so long after an alarm its segment has no other one of the kind. */
const quietDays = 21;
const dayMilliseconds = 86_400_000;

/**
 * Compares what was found with the alarms that there are: what is open and found stays, what is open and not found any
 * more is over, and what is new opens, unless its like was told or dismissed a short while ago.
 */
export function keepAlarms(findings: readonly Finding[], alarms: readonly DriftAlarm[], now: Date): Kept {
  const same = (a: Pick<Finding, "segmentId" | "kind">) => (b: Pick<Finding, "segmentId" | "kind">) =>
    a.segmentId === b.segmentId && a.kind === b.kind;
  const open = alarms.filter(({ endedAt, dismissedAt }) => endedAt === null && dismissedAt === null);
  const since = now.getTime() - quietDays * dayMilliseconds;
  const opened = findings.filter((finding) => {
    if (open.some(same(finding))) return true;
    return !alarms.some(
      (alarm) => same(finding)(alarm) && (alarm.endedAt ?? alarm.dismissedAt ?? now).getTime() > since,
    );
  });
  return { opened, ended: open.filter((alarm) => !findings.some(same(alarm))).map(({ id }) => id) };
}
