import sql, { join, type Sql } from "sql-template-tag";
import type { Kind } from "~/lib/word";
import { decimalsOf } from "~/lib/money";
import type { Test, Value } from "../model";
import { dateTruth, dateTurns, type Bound, type Clock } from "./dates.server";
import { comparison } from "./operators";

interface Terms extends Clock {
  currency: string;
}

/** What a test says of a value; NULL where the value is missing, but for IS NULL. */
export function testTruth(test: Test, kind: Kind, value: Sql, terms: Terms): Sql {
  if (test.type === "null")
    return kind.type === "list" ? sql`(coalesce(cardinality(${value}), 0) = 0)` : sql`(${value} IS NULL)`;
  if (test.type === "contains") return sql`(${test.text.toLowerCase()}::text = ANY (${value}))`;
  if (kind.type === "date") return dateTruth(value, boundsOf(test), terms);
  switch (test.type) {
    case "compare":
      return sql`(${comparison(value, test.operator, literal(test.value, kind, terms))})`;
    case "between":
      return sql`(${value} BETWEEN ${literal(test.from, kind, terms)} AND ${literal(test.to, kind, terms)})`;
    case "in":
      return sql`(${value} IN (${join(test.values.map((one) => literal(one, kind, terms)))}))`;
    default:
      return test satisfies never;
  }
}

/** When time alone changes what the test says of a value. */
export function testTurns(test: Test, kind: Kind, value: Sql, clock: Clock): Sql[] {
  return kind.type === "date" ? dateTurns(value, boundsOf(test), clock) : [];
}

/** Whether a test may change its answer as time passes. */
export function isMoving(test: Test, kind: Kind): boolean {
  return kind.type === "date" && boundsOf(test).some(({ date }) => date.type === "relative" || date.type === "start");
}

export function boundsOf(test: Test): Bound[] {
  const bound = (operator: Bound["operator"], value: Value): Bound[] =>
    value.type === "date" ? [{ operator, date: value.date }] : [];
  switch (test.type) {
    case "compare":
      return bound(test.operator, test.value);
    case "between":
      return [...bound(">=", test.from), ...bound("<=", test.to)];
    case "in":
    case "contains":
    case "null":
      return [];
    default:
      return test satisfies never;
  }
}

function literal(value: Value, kind: Kind, { currency }: Terms): Sql {
  switch (value.type) {
    case "text":
      return sql`${value.text}::text`;
    case "boolean":
      return sql`${value.boolean}::boolean`;
    case "number":
      // Merchants write 19.90; amounts are stored in minor units.
      if (kind.type === "money") return sql`(${value.number}::numeric * ${10 ** decimalsOf(currency)}::int)`;
      return sql`${value.number}::numeric`;
    case "date":
      throw new Error("A date is compared as one");
    default:
      return value satisfies never;
  }
}
