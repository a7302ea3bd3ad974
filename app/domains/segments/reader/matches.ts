import type { Matches } from "../model";
import { getFunction } from "../vocabulary/functions";
import type { ProfileFacts, ReadContext } from "./facts";
import { isEnough, isUnknowable, passes, sortFilters } from "./filters";
import { relationOf } from "./relations";
import type { Row } from "./row";
import { rowsOf } from "./rows";
import type { Truth } from "./truth";

/** A row that counts, and for each relation what it is related to: nothing for a negated one. */
export interface CountedRow {
  row: Row;
  related: readonly (readonly Row[])[];
}

/** Whether enough happened, and what counts as having happened. */
export function readMatches(
  { function: name, filters, relations }: Matches,
  facts: ProfileFacts,
  context: ReadContext,
): { truth: Truth; counted: CountedRow[] } {
  const of = getFunction(name);
  const asked = [
    { of, filters },
    ...relations.map((inner) => ({ of: getFunction(inner.function), filters: inner.filters })),
  ];
  if (asked.some((part) => isUnknowable(part.of, part.filters))) return { truth: null, counted: [] };

  const { each, all } = sortFilters(of, filters);
  const relates = relations.map((relation) => relationOf(relation, facts, context));
  const counted = rowsOf(of, facts, context)
    .filter((row) => passes(row, each, context))
    .flatMap((row) => {
      const related = relates.map((relate) => relate(row)).filter((rows) => rows !== null);
      return related.length === relations.length ? [{ row, related }] : [];
    });
  const rows = counted.map(({ row }) => row);
  return { truth: isEnough(rows, all, context), counted };
}
