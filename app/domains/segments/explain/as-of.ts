import type { SegmentVersion } from "../model";
import { beginningsOf, dayNamed, dayOf } from "../calendar";

/** The last instant of a day (`2026-05-03`) in the time zone, but not one that is still to come. */
export function endOfDay(day: string, timezone: string, now: Date): Date {
  const next = dayNamed(day) + 1;
  const begins = beginningsOf(next, timezone)
    .filter((at) => dayOf(at, timezone) >= next)
    .map((at) => at.getTime());
  return new Date(Math.min(...begins.map((begin) => begin - 1), now.getTime()));
}

/** What the segment meant at an instant. The past before its first version was worked out with that one. */
export function versionAsOf(versions: readonly SegmentVersion[], asOf: Date): SegmentVersion | undefined {
  const latestFirst = versions.toSorted((a, b) => b.version - a.version);
  return latestFirst.find(({ createdAt }) => createdAt <= asOf) ?? latestFirst.at(-1);
}
