import type { Segment, SegmentUse } from "../model";
import { referencesOf } from "../references";
import type { Figures } from "./advice";

/** What is done because of each segment, by its id. */
export type Uses = ReadonlyMap<number, SegmentUse>;

const noUse: SegmentUse = { flows: [], hasMessages: false };

/** What of the figures the segments themselves tell, and what is done because of them. */
export function figuresOf(
  segment: Segment,
  segments: readonly Segment[],
  uses: Uses,
  now: Date,
): Pick<Figures, "segmentId" | "ageDays" | "use" | "isBuiltOn" | "parent"> {
  const { id, parentId, createdAt } = segment;
  const above = segments.find((other) => other.id === parentId);
  return {
    segmentId: id,
    ageDays: (now.getTime() - createdAt.getTime()) / 86_400_000,
    use: uses.get(id) ?? noUse,
    isBuiltOn: segments.some((other) => other.parentId === id || referencesOf(other.definition).includes(id)),
    parent: above ? { name: above.name, use: uses.get(above.id) ?? noUse } : null,
  };
}

/** Whether a segment's members are those it means now. */
export function isSettled({ state, version, appliedVersion }: Segment): boolean {
  return state === "live" && appliedVersion === version;
}
