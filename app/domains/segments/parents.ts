import type { Segment } from "./model";

/** Whether a segment, or what it is a part of, however far up, is a certain one. */
export function isBeneath(
  segmentId: number | null,
  aboveId: number,
  segments: readonly Pick<Segment, "id" | "parentId">[],
): boolean {
  const seen = new Set<number>();
  let at = segmentId;
  while (at !== null && !seen.has(at)) {
    if (at === aboveId) return true;
    seen.add(at);
    at = segments.find(({ id }) => id === at)?.parentId ?? null;
  }
  return false;
}
