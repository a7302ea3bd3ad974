import { isDeepStrictEqual } from "node:util";
import { transact, type Tx } from "~/db.server";
import { emit } from "~/jobs/emit.server";
import { loadContext } from "./context.server";
import { estimateCost, mostCost } from "./cost/queries.server";
import { listTags } from "./exchange/queries.server";
import { tagsAsked } from "./exchange/tags-asked";
import { findProblem } from "./language/check";
import { lockMemberships } from "./memberships/queries.server";
import type { Definition, Origin, Segment, SegmentDraft } from "./model";
import { addSegment, archiveSegment, changeSegment, listSegments } from "./queries.server";
import { isBeneath } from "./parents";
import { findCycle, referencesOf } from "./references";

/** As many as a merchant can keep in mind, and then some. */
export const mostSegments = 300;

export type Saved =
  | { outcome: "saved"; segmentId: number; version: number }
  | { outcome: "refused"; field: "name" | "definition" | "parentId"; problem: string };

/**
 * Saves a new segment, or a change of one: a new version when it means something else. Who is in follows in the
 * background.
 * @param segmentId null for a new one
 */
export async function saveSegment(
  shopId: number,
  segmentId: number | null,
  draft: SegmentDraft,
  now: Date,
  origin: Origin = "merchant",
): Promise<Saved | { outcome: "missing" }> {
  return transact(async (tx) => {
    await lockMemberships(shopId, tx);
    const segments = await listSegments(shopId, tx);
    const former = segments.find(({ id }) => id === segmentId);
    if (segmentId !== null && !former) return { outcome: "missing" };
    const refused = (await refuseDraft(shopId, former, draft, segments, now, tx)) ?? null;
    if (refused) return { outcome: "refused", ...refused };
    if (!former) {
      const added = await addSegment(shopId, draft, { key: null, origin }, now, tx);
      if (added === null) throw new Error("A segment without a key was taken for one that is there");
      await emit(tx, "segment.changed", { shopId, segmentId: added });
      return { outcome: "saved", segmentId: added, version: 1 };
    }
    const meansAnother = !isDeepStrictEqual(former.definition, draft.definition);
    const version = await changeSegment(shopId, former, draft, meansAnother, now, tx);
    if (meansAnother) await emit(tx, "segment.changed", { shopId, segmentId: former.id });
    await emit(tx, "writeback.due", { shopId });
    return { outcome: "saved", segmentId: former.id, version };
  });
}

interface Refusal {
  field: "name" | "definition" | "parentId";
  problem: string;
}

/** Why a segment cannot be saved as this draft has it; null when it can. @param former the one that it changes */
export async function refuseDraft(
  shopId: number,
  former: Segment | undefined,
  draft: SegmentDraft,
  segments: readonly Segment[],
  now: Date,
  tx: Tx,
): Promise<Refusal | null> {
  const others = segments.filter(({ id }) => id !== former?.id);
  if (!former && segments.length >= mostSegments) {
    return { field: "name", problem: `A shop has at most ${mostSegments} segments; put one away first` };
  }
  if (others.some(({ name }) => name.toLowerCase() === draft.name.toLowerCase())) {
    return { field: "name", problem: "Another segment has this name" };
  }
  if (draft.parentId !== null && !others.some(({ id }) => id === draft.parentId)) {
    return { field: "parentId", problem: "Choose a segment of this shop, and not this one itself" };
  }
  if (former && isBeneath(draft.parentId, former.id, others)) {
    return { field: "parentId", problem: "That one is a part of this one already; choose another" };
  }
  const problem =
    findProblem(draft.definition) ??
    unknownSegment(draft.definition, segments) ??
    circle(former, draft, segments) ??
    askedTag(draft.definition, await listTags(shopId, tx), segments);
  if (problem) return { field: "definition", problem };
  const cost = await estimateCost(draft.definition, await loadContext(shopId, now, tx), tx);
  if (cost <= mostCost) return null;
  const times = Math.ceil(cost / mostCost);
  return {
    field: "definition",
    problem: `Asking this of everyone would cost about ${times} times what one segment may; narrow its dates or use fewer relations`,
  };
}

function unknownSegment(definition: Definition, segments: readonly Segment[]): string | null {
  const isThere = (id: number) => segments.some((segment) => segment.id === id);
  return referencesOf(definition).every(isThere) ? null : "It asks about a segment that is not there";
}

/** A tag that is given by who is in must not decide who is in: it would be given and taken for ever. */
function askedTag(
  definition: Definition,
  tags: readonly { segmentId: number; tag: string }[],
  segments: readonly Segment[],
): string | null {
  const asked = tagsAsked(definition);
  const kept = tags.find(({ tag }) => asked.includes(tag.toLowerCase()));
  if (!kept) return null;
  const name = segments.find(({ id }) => id === kept.segmentId)?.name ?? "a segment that was put away";
  return `Tessera itself keeps the tag “${kept.tag}”, for “${name}”; ask who is in that segment instead`;
}

function circle(former: Segment | undefined, draft: SegmentDraft, segments: readonly Segment[]): string | null {
  if (!former) return null;
  const path = findCycle(former.id, draft.definition, new Map(segments.map(({ id, definition }) => [id, definition])));
  if (!path) return null;
  const nameOf = (id: number) => (id === former.id ? draft.name : segments.find((one) => one.id === id)?.name);
  return `It would ask about itself: ${path.map((id) => `“${nameOf(id)}”`).join(" → ")}`;
}

export type PutAway = { outcome: "archived" } | { outcome: "refused"; problem: string } | { outcome: "missing" };

/** Puts a segment away, unless another asks about it. */
export async function putAwaySegment(shopId: number, segmentId: number, now: Date): Promise<PutAway> {
  return transact(async (tx) => {
    await lockMemberships(shopId, tx);
    const segments = await listSegments(shopId, tx);
    if (!segments.some(({ id }) => id === segmentId)) return { outcome: "missing" };
    const user = segments.find(({ id, definition, parentId }) => {
      return id !== segmentId && (parentId === segmentId || referencesOf(definition).includes(segmentId));
    });
    if (user) return { outcome: "refused", problem: `“${user.name}” builds on it; change that one first` };
    await archiveSegment(shopId, segmentId, now, tx);
    return { outcome: "archived" };
  });
}
