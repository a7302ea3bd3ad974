import type { Filter, Matches, Relation } from "../../model";
import type { HappeningFunction } from "../../vocabulary/functions";
import type { Parameter } from "../../vocabulary/parameters";
import { operatorsOf } from "../operators";
import type { Token } from "../tokens";
import type { Cursor } from "./cursor";
import { readParameter } from "./names";
import { readOperands, readTest } from "./tests";

const mostFilters = 20;
const mostRelations = 5;

/** Reads the next relation, if one comes next. */
export type RelationReader = (cursor: Cursor, anchor: HappeningFunction) => Relation | null;

export interface Filters extends Pick<Matches, "filters" | "relations"> {
  /** Where counts and sums are asked. */
  totals: Token[];
}

/**
 * Reads what stands in the parentheses of a function, after the first.
 * @param start the name of the function
 */
export function readFilters(
  cursor: Cursor,
  happening: HappeningFunction,
  start: Token,
  readRelation: RelationReader,
): Filters {
  const read: Filters = { filters: [], relations: [], totals: [] };
  while (!cursor.takes(")")) {
    const isFirst = read.filters.length + read.relations.length === 0;
    if (!isFirst && !cursor.takes(","))
      throw cursor.problem(cursor.next, "between filters stands a comma, after them a )");
    const relation = readRelation(cursor, happening);
    if (relation) read.relations.push(relation);
    else {
      const { filter, parameter, token } = readFilter(cursor, happening);
      read.filters.push(filter);
      if (parameter.of === "all") read.totals.push(token);
    }
  }
  if (read.filters.length > mostFilters)
    throw cursor.problem(start, `at most ${mostFilters} filters fit in one MATCHES`);
  if (read.relations.length > mostRelations)
    throw cursor.problem(start, `at most ${mostRelations} relations fit in one MATCHES`);
  if (happening.source === "stays" && !read.filters.some(isOfCertainSegments)) {
    throw cursor.problem(start, `say of which segment: ${happening.name} MATCHES (id = 7)`);
  }
  return read;
}

function readFilter(cursor: Cursor, happening: HappeningFunction) {
  const isDenied = cursor.takes("NOT");
  const { token, parameter, isAtLeast } = readParameter(cursor, happening);
  const { test, negated } = cursor.takesUnoffered(":")
    ? readOlder(cursor, parameter, isAtLeast)
    : readTest(cursor, parameter);
  return { filter: { test, negated: negated !== isDenied }, parameter, token };
}

/** What stands after a colon in older texts: a value, a list, or an operator and what belongs to it. */
function readOlder(cursor: Cursor, parameter: Parameter, isAtLeast: boolean): Filter {
  if (isAtLeast) return readOperands(cursor, parameter, ">=");
  const operator = operatorsOf(parameter).find((one) => cursor.takes(one));
  if (operator) return readOperands(cursor, parameter, operator);
  const isList = cursor.sees("(") && operatorsOf(parameter).includes("IN") && parameter.name !== "coordinates";
  return readOperands(cursor, parameter, isList ? "IN" : "=");
}

/** Stays are told apart by their segment; without it they would be those in any. */
function isOfCertainSegments({ test, negated }: Filter): boolean {
  if (negated || test.name !== "id") return false;
  return test.type === "in" || (test.type === "compare" && test.operator === "=");
}
