import { conditionsOf } from "../conditions";
import { valuesOf, type DateValue, type Definition, type Test } from "../model";
import { msPerHour } from "./dates";
import { lengthMs } from "./relations";

/**
 * After how many milliseconds from something that happened its part in the definition may be another: the hours of its
 * dates, and the lengths of its relations. Negative where a date is ahead.
 */
export function lengthsIn(definition: Definition): number[] {
  const hours = datesIn(definition).flatMap((date) =>
    date.type === "relative" && date.unit === "h" ? [-date.amount * msPerHour] : [],
  );
  const lengths = conditionsOf(definition).flatMap((condition) =>
    condition.type === "matches" ? condition.relations.flatMap(({ within }) => (within ? [lengthMs(within)] : [])) : [],
  );
  return [...hours, ...lengths];
}

/** Whether it speaks of days that move on with today. */
export function turnsWithDays(definition: Definition): boolean {
  return datesIn(definition).some((date) => date.type === "start" || (date.type === "relative" && date.unit !== "h"));
}

function datesIn(definition: Definition): DateValue[] {
  return testsIn(definition)
    .flatMap(valuesOf)
    .flatMap((value) => (value.type === "date" ? [value.date] : []));
}

function testsIn(definition: Definition): Test[] {
  return conditionsOf(definition).flatMap((condition) =>
    condition.type === "matches"
      ? [condition, ...condition.relations].flatMap(({ filters }) => filters.map(({ test }) => test))
      : [condition],
  );
}
