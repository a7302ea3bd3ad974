import type { Kind } from "~/lib/word";
import { valuesOf, type Comparison, type Test, type Value } from "../../model";
import { between, outside, when, type Place } from "./dates";
import { list } from "./words";

type Compared = Extract<Test, { type: "compare" | "between" | "in" }>;

/** Whether a test compares with dates. */
export function isDateTest(test: Test): boolean {
  return (test.type === "compare" || test.type === "between") && valuesOf(test).every(({ type }) => type === "date");
}

/** Whether a test is of more or less, or of a number. */
export function isAmountTest(test: Test, kind: Kind): test is Compared {
  if (kind.type === "id" || isDateTest(test) || !isCompared(test)) return false;
  const isOrdered =
    test.type === "between" || (test.type === "compare" && test.operator !== "=" && test.operator !== "!=");
  return isOrdered || valuesOf(test).every(({ type }) => type === "number");
}

function isCompared(test: Test): test is Compared {
  return test.type !== "null" && test.type !== "contains";
}

/** The values that a test looks for, one of which must be there, or none when it is denied. */
export function equality(test: Test, say: (value: Value) => string): { values: string[]; isDenied: boolean } {
  return {
    values: valuesOf(test).map(say),
    isDenied: test.type === "compare" && test.operator === "!=",
  };
}

/** Like `equality`, of what has an id. */
export function idsOf(test: Test): { ids: string[]; isDenied: boolean } {
  const { values, isDenied } = equality(test, (value) => (value.type === "number" ? value.number : ""));
  return { ids: values, isDenied };
}

/** When, in words, or when not. */
export function dateTestWords(test: Test, isNegated: boolean, place: Place, isPast: boolean): string {
  if (test.type === "compare" && test.value.type === "date") {
    return when(isNegated ? opposite(test.operator) : test.operator, test.value.date, place, isPast);
  }
  if (test.type === "between" && test.from.type === "date" && test.to.type === "date") {
    return (isNegated ? outside : between)(test.from.date, test.to.date);
  }
  throw new Error(`${test.name} is not compared with dates`);
}

const opposites = { "=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">" } as const;

/** What holds when a comparison does not. */
function opposite(operator: Comparison): Comparison {
  return opposites[operator];
}

/**
 * How a number stands to others: "at least 2", "from 2 to 5", "exactly 2, 3 or 5".
 * @param say how one of the others is said
 */
export function amountWords(test: Compared, isNegated: boolean, say: (value: Value) => string, less = "less"): string {
  switch (test.type) {
    case "compare":
      return comparisonWords(isNegated ? opposite(test.operator) : test.operator, less) + say(test.value);
    case "between":
      return `${isNegated ? "not " : ""}from ${say(test.from)} to ${say(test.to)}`;
    case "in":
      return `${isNegated ? "not " : ""}exactly ${list(test.values.map(say), "or")}`;
    default:
      return test satisfies never;
  }
}

/** Whether an amount of 0 passes the test. */
export function includesNothing(test: Test, isNegated: boolean): boolean {
  return passesAtZero(test) !== isNegated;
}

function passesAtZero(test: Test): boolean {
  const sign = (value: Value) => (value.type === "number" ? Math.sign(Number(value.number)) : NaN);
  switch (test.type) {
    case "compare":
      return { "=": [0], "!=": [-1, 1], "<": [1], "<=": [0, 1], ">": [-1], ">=": [-1, 0] }[test.operator].includes(
        sign(test.value),
      );
    case "between":
      return sign(test.from) <= 0 && sign(test.to) >= 0;
    case "in":
      return test.values.some((value) => sign(value) === 0);
    default:
      return false;
  }
}

function comparisonWords(operator: Comparison, less: string): string {
  switch (operator) {
    case "=":
      return "exactly ";
    case "!=":
      return "not exactly ";
    case "<":
      return `${less} than `;
    case "<=":
      return "at most ";
    case ">":
      return "more than ";
    case ">=":
      return "at least ";
    default:
      return operator satisfies never;
  }
}
