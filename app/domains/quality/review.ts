import { dayAfter } from "~/lib/watch/calendar";
import type { Day, Span, Watched } from "~/lib/watch/model";
import { shareRecovered, watchShare } from "~/lib/watch/shares";
import { hasRecovered, watchVolume } from "~/lib/watch/volumes";
import { isVolume } from "./measures";
import type { Anomaly, Measure } from "./model";

/** What a look at a measure leads to. */
export type Review =
  | { does: "nothing" }
  | { does: "opens"; found: Watched & { since: string } }
  | { does: "goes_on"; id: number; found: Watched }
  | { does: "ends"; id: number };

type Known = Pick<Anomaly, "id" | "since" | "endedDay" | "dismissedAt">;

/**
 * Compares the last days of a measure with what used to be. What was unusual says nothing of what is usual; but once the
 * merchant has said that it is meant to be so, what was before says nothing any more.
 * @param days without gaps, up to yesterday
 * @param known all anomalies of this measure so far
 */
export function review(measure: Measure, days: readonly Day[], known: readonly Known[]): Review {
  const ignored = known.flatMap(spansOf);
  const open = known.find(({ endedDay, dismissedAt }) => endedDay === null && dismissedAt === null);
  const found = isVolume(measure) ? watchVolume(days, ignored) : watchShare(days, "up", ignored);
  if (!open) {
    const { isAlarm, since } = found;
    return isAlarm && since !== null ? { does: "opens", found: { ...found, since } } : { does: "nothing" };
  }
  const hasEnded = isVolume(measure) ? hasRecovered(days, open.since) : shareRecovered(days, open.since, "up");
  // What was missing may only have been late, and what has lasted for months is what is usual.
  if (hasEnded || found.evidence === 0) return { does: "ends", id: open.id };
  return found.isAlarm ? { does: "goes_on", id: open.id, found } : { does: "nothing" };
}

const beginning = "0001-01-01";

function spansOf({ since, endedDay, dismissedAt }: Known): Span[] {
  if (dismissedAt !== null) return [{ from: beginning, until: dayAfter(since, -1) }];
  return endedDay === null ? [] : [{ from: since, until: endedDay }];
}
