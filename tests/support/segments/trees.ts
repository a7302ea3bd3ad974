import type {
  Comparison,
  DateValue,
  Definition,
  Filter,
  Likeness,
  Matches,
  Relation,
  Test,
  Value,
} from "~/domains/segments/model";

type Given = string | number | boolean | DateValue;

/** A value as the tree has it. Ids that no JavaScript number can hold are not for these short forms. */
function valueOf(given: Given): Value {
  switch (typeof given) {
    case "string":
      return { type: "text", text: given };
    case "number":
      return { type: "number", number: String(given) };
    case "boolean":
      return { type: "boolean", boolean: given };
    default:
      return { type: "date", date: given };
  }
}

export const ago = (amount: number, unit: "h" | "d" | "w" | "m" | "y"): DateValue => ({
  type: "relative",
  amount: -amount || 0,
  unit,
});
export const today = ago(0, "d");
export const onDay = (day: string): DateValue => ({ type: "day", day });
export const atTime = (time: string): DateValue => ({ type: "time", time });
export const startOf = (of: "week" | "month" | "quarter" | "year", periods = 0): DateValue => ({
  type: "start",
  of,
  periods,
});

export function is(name: string, operator: Comparison, given: Given): Test {
  return { type: "compare", name, operator, value: valueOf(given) };
}

export function among(name: string, ...given: Given[]): Test {
  return { type: "in", name, values: given.map(valueOf) };
}

export function between(name: string, from: Given, to: Given): Test {
  return { type: "between", name, from: valueOf(from), to: valueOf(to) };
}

export function contains(name: string, text: string): Test {
  return { type: "contains", name, text };
}

export function isNull(name: string): Test {
  return { type: "null", name };
}

export function butNot(test: Test): Filter {
  return { test, negated: true };
}

const filterOf = (part: Test | Filter): Filter => ("test" in part ? part : { test: part, negated: false });

/** `happened("orders_placed", is("count", ">=", 2), followedBy(…))` */
export function happened(name: string, ...parts: (Test | Filter | Relation)[]): Matches {
  const relations = parts.flatMap((part) => ("order" in part ? [part] : []));
  const filters = parts.flatMap((part) => ("order" in part ? [] : [filterOf(part)]));
  return { type: "matches", function: name, filters, relations };
}

interface Terms {
  within?: Relation["within"];
  likeness?: Likeness;
  negated?: boolean;
}

function related(order: Relation["order"], name: string, terms: Terms, filters: readonly (Test | Filter)[]): Relation {
  const { within = null, likeness = null, negated = false } = terms;
  return { order, negated, function: name, filters: filters.map(filterOf), within, likeness };
}

export function followedBy(name: string, terms: Terms = {}, ...filters: (Test | Filter)[]): Relation {
  return related("followed", name, terms, filters);
}

export function precededBy(name: string, terms: Terms = {}, ...filters: (Test | Filter)[]): Relation {
  return related("preceded", name, terms, filters);
}

export const and = (...parts: Definition[]): Definition => ({ type: "and", parts });
export const or = (...parts: Definition[]): Definition => ({ type: "or", parts });
export const not = (part: Definition): Definition => ({ type: "not", part });
