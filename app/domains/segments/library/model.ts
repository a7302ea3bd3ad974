import { parse } from "../language/parse";
import type { Family, Goal, SegmentDraft } from "../model";

/** A segment that comes with the product: what it says, why a merchant would want it, and what message it deserves. */
export interface ReadyMade {
  key: string;
  name: string;
  family: Family;
  goal: Goal;
  reason: string;
  message: string;
  /** In the segment language. */
  query: string;
}

export function draftOf({ name, family, goal, reason, message, query }: ReadyMade): SegmentDraft {
  const description = `${reason} ${message}`;
  return { name, description, family, goal, owner: "", parentId: null, definition: parse(query) };
}
