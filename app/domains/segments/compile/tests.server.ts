import sql, { join, type Sql } from "sql-template-tag";
import type { Kind } from "~/lib/word";
import { decimalsOf } from "~/lib/money";
import type { Test, Value } from "../model";
import { dateTruth, dateTurns, type Bound, type Clock, type Turn } from "./dates.server";
import type { Found } from "./found";
import { comparison } from "./operators";

interface Terms extends Clock {
  currency: string;
}

/** What a test says of what is found; NULL where it is missing, but for IS NULL. */
export function testTruth(test: Test, kind: Kind, found: Found, terms: Terms): Sql {
  return "one" in found ? oneTruth(test, kind, found.one, terms) : severalTruth(test, kind, found.several, terms);
}

function oneTruth(test: Test, kind: Kind, value: Sql, terms: Terms): Sql {
  if (kind.type === "date" && test.type !== "null") return dateTruth(value, boundsOf(test), terms);
  switch (test.type) {
    case "null":
      return sql`(${value} IS NULL)`;
    case "compare":
      return sql`(${comparison(value, test.operator, literal(test.value, kind, terms))})`;
    case "between":
      return sql`(${value} BETWEEN ${literal(test.from, kind, terms)} AND ${literal(test.to, kind, terms)})`;
    case "in":
      return sql`(${value} IN (${join(test.values.map((one) => literal(one, kind, terms)))}))`;
    case "contains":
      throw new Error(`${test.name} is no list that could contain something`);
    default:
      return test satisfies never;
  }
}

/** Of several at a time, one that is equal is enough. */
function severalTruth(test: Test, kind: Kind, values: Sql, terms: Terms): Sql {
  const has = (value: Value) => sql`(${member(value, kind, terms)} = ANY (${values}))`;
  switch (test.type) {
    case "null":
      return sql`(coalesce(cardinality(${values}), 0) = 0)`;
    case "contains":
      return has({ type: "text", text: test.text });
    case "compare":
      return test.operator === "!=" ? sql`(NOT ${has(test.value)})` : has(test.value);
    case "in":
      return sql`(${join(test.values.map(has), " OR ")})`;
    case "between":
      throw new Error(`${test.name} is a list, which has no order`);
    default:
      return test satisfies never;
  }
}

function member(value: Value, kind: Kind, terms: Terms): Sql {
  return value.type === "text" ? sql`${value.text.toLowerCase()}::text` : literal(value, kind, terms);
}

/** Whether the test is true where nothing is found: no value, or no member of a list. */
export function acceptsNothing(test: Test, isList: boolean): boolean {
  return test.type === "null" || (isList && test.type === "compare" && test.operator === "!=");
}

/** When time alone changes what the test says of a value. */
export function testTurns(test: Test, kind: Kind, clock: Clock): Turn[] {
  return kind.type === "date" ? dateTurns(boundsOf(test), clock) : [];
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
      return number(kind.type === "money" ? shifted(value.number, decimalsOf(currency)) : value.number);
    case "date":
      throw new Error("A date is compared as one");
    default:
      return value satisfies never;
  }
}

/** Whole numbers are compared as such: comparing decimals costs several times as much. */
function number(decimal: string): Sql {
  return /^-?\d{1,18}$/.test(decimal) ? sql`${decimal}::bigint` : sql`${decimal}::numeric`;
}

/** A decimal with its point moved so many places to the right. */
function shifted(decimal: string, places: number): string {
  const [whole = "", fraction = ""] = decimal.split(".");
  const rest = fraction.slice(places).replace(/0+$/, "");
  return `${whole}${fraction.slice(0, places).padEnd(places, "0")}${rest && `.${rest}`}`;
}
