import type { Filter, Matches } from "../model";
import { getFunction } from "../vocabulary/functions";

/** What is asked of each thing that happened, rather than of all together. */
export function eachOf({ filters }: Matches): Filter[] {
  return filters.filter(({ test }) => test.name !== "count" && !test.name.startsWith("sum_"));
}

/** So many of what a condition counts: "order", "orders like that" where more is asked of each than when it happened. */
export function countedNoun(condition: Matches, count: number): string {
  const { one, many } = getFunction(condition.function);
  const hasDetails = condition.relations.length > 0 || eachOf(condition).some(({ test }) => test.name !== "date");
  return `${count === 1 ? one : many}${hasDetails ? " like that" : ""}`;
}
