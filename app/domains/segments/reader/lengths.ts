import type { Definition, Filter, Test, Value } from "../model";
import { msPerHour } from "./dates";
import { lengthMs } from "./relations";

/**
 * After how many milliseconds from something that happened its part in the definition may be another: the hours of its
 * dates, and the lengths of its relations. Negative where a date is ahead.
 */
export function lengthsIn(definition: Definition): number[] {
  switch (definition.type) {
    case "and":
    case "or":
      return definition.parts.flatMap(lengthsIn);
    case "not":
      return lengthsIn(definition.part);
    case "matches": {
      const lengths = definition.relations.flatMap(({ filters, within }) => [
        ...ofFilters(filters),
        ...(within ? [lengthMs(within)] : []),
      ]);
      return [...ofFilters(definition.filters), ...lengths];
    }
    default:
      return ofTest(definition);
  }
}

function ofFilters(filters: readonly Filter[]): number[] {
  return filters.flatMap(({ test }) => ofTest(test));
}

function ofTest(test: Test): number[] {
  switch (test.type) {
    case "compare":
      return ofValues([test.value]);
    case "between":
      return ofValues([test.from, test.to]);
    case "in":
      return ofValues(test.values);
    case "contains":
    case "null":
      return [];
    default:
      return test satisfies never;
  }
}

function ofValues(values: readonly Value[]): number[] {
  const dates = values.flatMap((value) => (value.type === "date" ? [value.date] : []));
  return dates.flatMap((date) => (date.type === "relative" && date.unit === "h" ? [-date.amount * msPerHour] : []));
}
