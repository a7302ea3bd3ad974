import type { Filter, Value } from "../../model";
import { amountWords, isAmountTest } from "./tests";
import { nameless, valueWords } from "./values";
import { list } from "./words";

/** What is counted, one and several of it. */
export interface Noun {
  one: string;
  many: string;
}

/** How many: "no order", "exactly 1 order", "at least 2 and at most 5 orders". */
export function countWords(counts: readonly Filter[], { one, many }: Noun): string {
  if (isNone(counts)) return `no ${one}`;
  const amounts = counts.map(amountOf);
  return `${list(amounts, "and")} ${amounts.every((amount) => /^\D+ 1$/.test(amount)) ? one : many}`;
}

/** How often: "at least 2 times", "exactly once". */
export function timesWords(counts: readonly Filter[]): string {
  return countWords(counts, { one: "time", many: "times" }).replace(/ 1 time$/, " once");
}

/** Whether what is counted is nothing. */
export function isNone(counts: readonly Filter[]): boolean {
  const [count, ...others] = counts;
  const none = ["= 0", "<= 0", "< 1", "not > 0", "not >= 1", "not != 0"];
  return count !== undefined && others.length === 0 && none.includes(comparisonOf(count));
}

function amountOf(count: Filter): string {
  if (["!= 0", "> 0", "not = 0", "not <= 0"].includes(comparisonOf(count))) return "at least 1";
  const { test, negated } = count;
  return isAmountTest(test, { type: "integer" }) ? amountWords(test, negated, plainly, "fewer") : "";
}

function comparisonOf({ test, negated }: Filter): string {
  if (test.type !== "compare" || test.value.type !== "number") return "";
  return `${negated ? "not " : ""}${test.operator} ${Number(test.value.number)}`;
}

function plainly(value: Value): string {
  return valueWords(value, { type: "integer" }, nameless);
}
