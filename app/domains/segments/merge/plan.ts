import type { Definition, Segment } from "../model";
import { isBeneath } from "../parents";
import { findCycle, referencesOf } from "../references";
import { redirect } from "./redirect";

/** A segment that has to change when another is merged away: what it asks, what it is a part of, or both. */
export interface MergeChange {
  segment: Segment;
  /** Whether it asks about the one that goes. */
  asks: boolean;
  definition: Definition;
  parentId: number | null;
}

export type MergePlan =
  | { outcome: "possible"; from: Segment; into: Segment; changes: MergeChange[] }
  | { outcome: "refused"; problem: string };

/** What merging one segment into another would change of the others, or why it cannot be. */
export function planMerge(from: Segment, into: Segment, segments: readonly Segment[]): MergePlan {
  if (from.id === into.id) return refused("A segment cannot be merged into itself");
  const unready = [from, into].find(({ state, version, appliedVersion }) => {
    return state === "filling" || appliedVersion < version;
  });
  if (unready) return refused(`“${unready.name}” is still being worked out; wait until it is ready`);
  const others = segments.filter(({ id }) => id !== from.id);
  const after = others.map((segment) => ({
    segment,
    asks: referencesOf(segment.definition).includes(from.id),
    definition: redirect(segment.definition, from.id, into.id),
    parentId: parentAfter(segment, from, into, segments),
  }));
  const circle = findCircle(after, into);
  if (circle) return refused(`“${into.name}” would ask about itself: ${circle}`);
  const changes = after.filter(({ segment, asks, parentId }) => asks || parentId !== segment.parentId);
  return { outcome: "possible", from, into, changes };
}

function refused(problem: string): MergePlan {
  return { outcome: "refused", problem };
}

/** Parts of the one become parts of the other; where the other is such a part itself, it moves up first. */
function parentAfter(segment: Segment, from: Segment, into: Segment, segments: readonly Segment[]): number | null {
  if (segment.id === into.id) return isBeneath(into.parentId, from.id, segments) ? from.parentId : into.parentId;
  return segment.parentId === from.id ? into.id : segment.parentId;
}

/** Only circles through what is asked about in the other's place can be new. */
function findCircle(after: readonly MergeChange[], into: Segment): string | null {
  const definitions = new Map(after.map(({ segment, definition }) => [segment.id, definition]));
  const path = findCycle(into.id, definitions.get(into.id) ?? into.definition, definitions);
  const nameOf = (id: number) => after.find(({ segment }) => segment.id === id)?.segment.name ?? "";
  return path && path.map((id) => `“${nameOf(id)}”`).join(" → ");
}
