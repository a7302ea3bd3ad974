import type { Filter, Matches, Relation } from "../model";
import { getFunction } from "../vocabulary/functions";
import type { ProfileFacts, ReadContext } from "./facts";
import { isUnknowable, passes, sortFilters } from "./filters";
import { relationOf } from "./relations";
import type { Row } from "./row";
import { rowsOf } from "./rows";

/** Something that happened and would count, but for one thing that is asked of it. */
export interface NearRow {
  row: Row;
  missed: { filter: Filter } | { relation: Relation };
}

/** What came nearest to counting, the latest first. */
export function nearRows(
  { function: name, filters, relations }: Matches,
  facts: ProfileFacts,
  context: ReadContext,
): NearRow[] {
  const of = getFunction(name);
  const inner = relations.map((relation) => ({ of: getFunction(relation.function), filters: relation.filters }));
  if ([{ of, filters }, ...inner].some((part) => isUnknowable(part.of, part.filters))) return [];
  const { each } = sortFilters(of, filters);
  const asked = [
    ...each.map((filter) => ({ missed: { filter }, holds: (row: Row) => passes(row, [filter], context) })),
    ...relations.map((relation) => {
      const relate = relationOf(relation, facts, context);
      return { missed: { relation }, holds: (row: Row) => relate(row) !== null };
    }),
  ];
  return rowsOf(of, facts, context)
    .flatMap((row) => {
      const [first, ...others] = asked.filter(({ holds }) => !holds(row));
      return first && others.length === 0 ? [{ row, missed: first.missed }] : [];
    })
    .toSorted((a, b) => b.row.at.getTime() - a.row.at.getTime());
}
