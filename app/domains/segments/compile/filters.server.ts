import sql, { join, type Sql } from "sql-template-tag";
import type { Filter, Matches } from "../model";
import { getFunction, getParameter, type HappeningFunction } from "../vocabulary/functions";
import type { Parameter } from "../vocabulary/parameters";
import type { CompileContext } from "./context";
import type { Turn } from "./dates.server";
import type { Row } from "./rows/operand";
import { operandOf } from "./rows/operands.server";
import { acceptsNothing, isMoving, testTruth, testTurns } from "./tests.server";

export function asksUnknowable(
  { filters, relations }: Pick<Matches, "filters"> & Partial<Pick<Matches, "relations">>,
  asked: HappeningFunction,
): boolean {
  return (
    asked.source === "unknowable" ||
    filters.some(({ test }) => getParameter(asked, test.name).isUnknowable) ||
    (relations ?? []).some((relation) => asksUnknowable(relation, getFunction(relation.function)))
  );
}

export function asksRank(filters: readonly Filter[]): boolean {
  return filters.some(({ test }) => ["position", "position_from_last", "days_since_previous"].includes(test.name));
}

interface Total {
  filter: Filter;
  parameter: Parameter;
}

/** Filters on each row, and those on all of them together. */
export function divide(filters: readonly Filter[], asked: HappeningFunction): { each: Filter[]; all: Total[] } {
  const each = filters.filter(({ test }) => getParameter(asked, test.name).of === "each");
  const all = filters.flatMap((filter) => {
    const parameter = getParameter(asked, filter.test.name);
    return parameter.of === "all" ? [{ filter, parameter }] : [];
  });
  return { each, all: all.length > 0 ? all : [{ filter: once, parameter: getParameter(asked, "count") }] };
}

/** What is meant when nothing is said of how often. */
const once: Filter = {
  negated: false,
  test: { type: "compare", name: "count", operator: ">=", value: { type: "number", number: "1" } },
};

/** What is summed up over the rows that count. */
export function sumOf({ name }: Parameter, { alias }: Row): Sql {
  if (name === "sum_amount") return sql`sum(${alias}.total_minor)`;
  return name === "sum_quantity" ? sql`sum(${alias}.quantity)` : sql`count(*)`;
}

export function totalTruth({ test, negated }: Filter, { kind }: Parameter, value: Sql, context: CompileContext): Sql {
  const truth = testTruth(test, kind, { one: value }, context);
  return negated ? sql`(NOT ${truth})` : truth;
}

/** Whether a filter holds for a row: there are only two values here, a missing value makes a test false. */
export function rowTruth({ test, negated }: Filter, asked: HappeningFunction, row: Row): Sql {
  const { kind } = getParameter(asked, test.name);
  const truth = operandOf(
    asked,
    test.name,
    row,
  )({
    of: (found) => testTruth(test, kind, found, row.context),
    ofNothing: { value: acceptsNothing(test, false), list: acceptsNothing(test, true) },
  });
  return negated ? sql`(NOT coalesce(${truth}, false))` : sql`coalesce(${truth}, false)`;
}

export function rowTurns({ test }: Filter, asked: HappeningFunction, { context }: Row): Turn[] {
  return testTurns(test, getParameter(asked, test.name).kind, context);
}

export function ofKind({ source, kind }: HappeningFunction, { alias }: Row): Sql {
  return source === "events" || source === "stays" ? sql`${alias}.kind = ${kind}` : sql`true`;
}

export function conjunction(parts: readonly Sql[]): Sql {
  return parts.length > 0 ? sql`(${join([...parts], " AND ")})` : sql`true`;
}

/** Whether time alone may change what a filter says of a row. */
export function isMovingFilter({ test }: Filter, asked: HappeningFunction): boolean {
  return isMoving(test, getParameter(asked, test.name).kind);
}
