import type { Filter, Matches } from "../model";
import type { ProfileFacts, ReadContext } from "../reader/facts";
import type { ConditionReading } from "../reader/read";
import { nextChange } from "../reader/turn";
import { getFunction } from "../vocabulary/functions";

/** What is missing for a condition to hold: so many more, and by when before those that count fall out of its window. */
export interface NearestMiss {
  more: number;
  /** One or several of it, in words. */
  what: string;
  by: Date | null;
}

/** Null when the condition holds, or is not one that more of something would make true. */
export function nearestMiss(
  { condition, truth, counted }: ConditionReading,
  facts: ProfileFacts,
  context: ReadContext,
  until: Date,
): NearestMiss | null {
  if (condition.type !== "matches" || truth !== false) return null;
  const more = needed(condition) - counted.length;
  if (more <= 0) return null;
  const { one, many } = getFunction(condition.function);
  // Those that count today count until a condition that asks for just so many stops being true.
  const present =
    counted.length > 0 ? { ...condition, filters: [...eachOf(condition), atLeast(counted.length)] } : null;
  return { more, what: more === 1 ? one : many, by: present && nextChange(present, facts, context, until) };
}

function needed({ filters }: Matches): number {
  const counts = filters.flatMap(({ test, negated }) => {
    if (test.name !== "count" || negated || test.type !== "compare" || test.value.type !== "number") return [];
    const number = Number(test.value.number);
    if (test.operator === ">=" || test.operator === "=") return [number];
    return test.operator === ">" ? [number + 1] : [0];
  });
  const asksOtherSums = filters.some(({ test }) => test.name.startsWith("sum_"));
  if (asksOtherSums && counts.length === 0) return 0;
  return counts.length > 0 ? Math.max(...counts) : 1;
}

function eachOf({ filters }: Matches): Filter[] {
  return filters.filter(({ test }) => test.name !== "count" && !test.name.startsWith("sum_"));
}

function atLeast(count: number): Filter {
  const value = { type: "number", number: String(count) } as const;
  return { negated: false, test: { type: "compare", name: "count", operator: ">=", value } };
}
