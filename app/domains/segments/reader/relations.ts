import type { Relation } from "../model";
import { getFunction } from "../vocabulary/functions";
import { msPerHour } from "./dates";
import type { ProfileFacts, ReadContext } from "./facts";
import { isEnough, passes, sortFilters } from "./filters";
import { areAlike } from "./likeness";
import type { Row } from "./row";
import { rowsOf } from "./rows";

/** For a row: what came after or before it as the relation says, or null when the relation does not hold. */
export type Relate = (row: Row) => readonly Row[] | null;

export function relationOf(relation: Relation, facts: ProfileFacts, context: ReadContext): Relate {
  const { order, negated, likeness, within } = relation;
  const of = getFunction(relation.function);
  const { each, all } = sortFilters(of, relation.filters);
  const candidates = rowsOf(of, facts, context).filter((row) => passes(row, each, context));
  return (row) => {
    const related = candidates.filter((other) => {
      const later = other.at.getTime() - row.at.getTime();
      const awayMs = order === "followed" ? later : -later;
      const isInTime = awayMs > 0 && (within === null || awayMs <= lengthMs(within));
      return isInTime && (likeness === null || areAlike(row, other, likeness, context.catalog));
    });
    if (!negated) return isEnough(related, all, context) ? related : null;
    return related.length === 0 && (order === "preceded" || isOver(row, within, context)) ? [] : null;
  };
}

/** Whether nothing can come any more. */
function isOver(row: Row, within: Relation["within"], { asOf }: ReadContext): boolean {
  return within === null || row.at.getTime() + lengthMs(within) <= asOf.getTime();
}

const hoursIn = { h: 1, d: 24, w: 7 * 24 } as const;

export function lengthMs({ amount, unit }: NonNullable<Relation["within"]>): number {
  return amount * hoursIn[unit] * msPerHour;
}
