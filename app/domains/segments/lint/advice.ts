import type { SegmentUse } from "../model";
import type { Coverage, Overlap } from "../preview/queries.server";

/** Two segments are nearly the same when so much of the larger one is in the other. */
export const sameRate = 0.9;

/** What the advice on a segment rests on, all of it now. */
export interface Figures {
  /** Shoppers the shop has. */
  everyone: number;
  size: number;
  /** Whether somebody was ever in it. */
  wasEverUsed: boolean;
  segmentId: number;
  /** Other segments with members of this one. */
  overlaps: readonly Overlap[];
  /** Null where asking took too long. */
  coverage: readonly Coverage[] | null;
  ageDays: number;
  use: SegmentUse;
  /** Whether another segment asks about it or is a part of it. */
  isBuiltOn: boolean;
  /** The segment it is a part of. */
  parent: { name: string; use: SegmentUse } | null;
}

/** Something to think about: what is so, and what comes of it. */
export interface Advice {
  rule: "empty" | "small" | "everyone" | "same" | "thin" | "unused" | "unwritten";
  what: string;
  effect: string;
  /** Which of two that are nearly the same is to go, and into which. */
  merge?: { fromId: number; intoId: number; otherName: string };
}
