import { clause, type Names } from "../../segments";
import type { Definition } from "../../segments/model";

/** The segment that a condition asks for, when it asks for nothing else. */
export function segmentIn(when: Definition): number | null {
  const isMembership = when.type === "compare" && when.name === "member_of" && when.operator === "=";
  return isMembership && when.value.type === "number" ? Number(when.value.number) : null;
}

export function memberOf(segmentId: number): Definition {
  return { type: "compare", name: "member_of", operator: "=", value: { type: "number", number: String(segmentId) } };
}

/** Whom a condition means, in few words: a segment's name where that is all. */
export function audience(when: Definition, names: Names): string {
  const segmentId = segmentIn(when);
  const name = segmentId === null ? undefined : names.nameOf("segment", String(segmentId));
  return name ? `Those in “${name}”` : `Those ${clause(when, names)}`;
}
