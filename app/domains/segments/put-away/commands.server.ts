import { transact, type Tx } from "~/db.server";
import { emit } from "~/jobs/emit.server";
import { mostSegments } from "../commands.server";
import { lockMemberships } from "../memberships/queries.server";
import type { PutAwaySegment, Segment } from "../model";
import { listPutAway, listSegments, unarchiveSegment } from "../queries.server";
import { referencesOf } from "../references";

/** As far back as a new segment's past is worked out. */
const mostDaysBack = 90;

export type TakenBack =
  { outcome: "taken-back"; segmentId: number } | { outcome: "refused"; problem: string } | { outcome: "missing" };

/** Takes a segment back that was put away, with its versions and its past; who is in follows in the background. */
export async function takeBackSegment(shopId: number, segmentId: number, now: Date): Promise<TakenBack> {
  return transact(async (tx) => {
    await lockMemberships(shopId, tx);
    const away = await listPutAway(shopId, tx);
    const segment = away.find(({ id }) => id === segmentId);
    return segment ? takeBack(shopId, segment, away, now, tx) : { outcome: "missing" };
  });
}

/** The same inside a transaction that holds the lock on memberships. @param away all that were put away */
export async function takeBack(
  shopId: number,
  segment: PutAwaySegment,
  away: readonly PutAwaySegment[],
  now: Date,
  tx: Tx,
): Promise<TakenBack> {
  const segments = await listSegments(shopId, tx);
  const problem = problemOf(segment, segments, away);
  if (problem) return { outcome: "refused", problem };
  const parentId = segments.some(({ id }) => id === segment.parentId) ? segment.parentId : null;
  const since = new Date(now.getTime() - mostDaysBack * 86_400_000);
  await unarchiveSegment(shopId, { id: segment.id, parentId }, since, tx);
  await emit(tx, "segment.changed", { shopId, segmentId: segment.id });
  return { outcome: "taken-back", segmentId: segment.id };
}

function problemOf(
  { name, definition }: Segment,
  segments: readonly Segment[],
  away: readonly PutAwaySegment[],
): string | null {
  if (segments.some((other) => other.name.toLowerCase() === name.toLowerCase())) {
    return `Another segment is called “${name}” now; rename that one first`;
  }
  if (segments.length >= mostSegments) return `A shop has at most ${mostSegments} segments; put one away first`;
  const missing = referencesOf(definition).find((id) => !segments.some((other) => other.id === id));
  if (missing === undefined) return null;
  const asked = away.find(({ id }) => id === missing);
  return `It asks about ${asked ? `“${asked.name}”, which is put away too; take that one back first` : "a segment that is not there"}`;
}
