import type { Db, Tx } from "~/db.server";
import { emit } from "~/jobs/emit.server";
import { lockMemberships } from "../memberships/queries.server";
import { archiveSegment, changeSegment, listSegments } from "../queries.server";
import { planMerge, type MergePlan } from "./plan";

/** What merging would change, as the shop stands now. Null when one of the two is not there. */
export async function findMergePlan(
  shopId: number,
  fromId: number,
  intoId: number,
  db?: Db,
): Promise<MergePlan | null> {
  const segments = await listSegments(shopId, db);
  const [from, into] = [fromId, intoId].map((id) => segments.find((segment) => segment.id === id));
  return from && into ? planMerge(from, into, segments) : null;
}

/** The same, and nothing of it changes until the transaction ends. */
export async function lockMergePlan(shopId: number, fromId: number, intoId: number, tx: Tx): Promise<MergePlan | null> {
  await lockMemberships(shopId, tx);
  return findMergePlan(shopId, fromId, intoId, tx);
}

/**
 * Puts one segment away and points what asked about it, or was a part of it, to the other. What starts or sends because
 * of it is its domain's to point, in the same transaction.
 */
export async function mergeSegment(
  shopId: number,
  { from, changes }: Extract<MergePlan, { outcome: "possible" }>,
  now: Date,
  tx: Tx,
): Promise<void> {
  for (const { segment, asks, definition, parentId } of changes) {
    await changeSegment(shopId, segment, { ...segment, definition, parentId }, asks, now, tx);
    if (asks) await emit(tx, "segment.changed", { shopId, segmentId: segment.id });
  }
  await archiveSegment(shopId, from.id, now, tx);
}
