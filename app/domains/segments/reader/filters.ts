import type { Filter } from "../model";
import { getParameter, type HappeningFunction } from "../vocabulary/functions";
import * as answer from "./answers";
import type { ReadContext } from "./facts";
import type { Row } from "./row";
import { holds } from "./tests";

/** What is asked of each row alone, and what of all together. */
export function sortFilters(of: HappeningFunction, filters: readonly Filter[]) {
  const isOf = (which: "each" | "all") => (filter: Filter) => getParameter(of, filter.test.name).of === which;
  return { each: filters.filter(isOf("each")), all: filters.filter(isOf("all")) };
}

/** Whether nothing is told of the function, or of something that is asked of it. */
export function isUnknowable(of: HappeningFunction, filters: readonly Filter[]): boolean {
  return of.source === "unknowable" || filters.some(({ test }) => getParameter(of, test.name).isUnknowable);
}

/** Whether every filter is true of the row. */
export function passes(row: Row, filters: readonly Filter[], context: ReadContext): boolean {
  return filters.every(({ test, negated }) => {
    const isTrue = row.answersTo(test.name).some((found) => holds(test, found, context) === true);
    return negated ? !isTrue : isTrue;
  });
}

/** Whether there are as many rows, or they come to as much, as the filters say; one or more when they say nothing. */
export function isEnough(rows: readonly Row[], filters: readonly Filter[], context: ReadContext): boolean {
  if (filters.length === 0) return rows.length > 0;
  return filters.every(({ test, negated }) => {
    const isTrue = holds(test, together(test.name, rows), context) === true;
    return negated ? !isTrue : isTrue;
  });
}

/** What all rows come to. */
export function together(parameter: string, rows: readonly Row[]): answer.Answer {
  switch (parameter) {
    case "count":
      return answer.count(rows.length);
    case "sum_amount":
      return sum(rows, "amount");
    case "sum_quantity":
      return sum(rows, "quantity");
    default:
      throw new Error(`Nobody reads ${parameter} yet`);
  }
}

/** All rows answer in the same unit. */
function sum(rows: readonly Row[], parameter: string): answer.Answer {
  const answers = rows.flatMap((row) => row.answersTo(parameter));
  const numbers = answers.flatMap((found) => (found.type === "number" ? [found.number] : []));
  return {
    type: "number",
    number: { of: numbers.reduce((total, { of }) => total + of, 0n), per: numbers[0]?.per ?? 1n },
  };
}
