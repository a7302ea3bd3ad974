import {
  findAttribute,
  findFunction,
  findParameter,
  isOfAnyKind,
  operatorsOf,
  type Attribute,
  type Parameter,
} from "~/domains/segments";
import type { Condition, Filter, Test } from "~/domains/segments/model";
import { operatorOf } from "./operator-choice";
import { valuesOf } from "~/domains/segments/model";

/** Whether there are fields for a condition. What has none is shown as its text, so that nothing is ever lost. */
export function hasFields(condition: Condition): boolean {
  if (condition.type !== "matches") {
    const attribute = findAttribute(condition.name);
    return attribute !== undefined && fitsFields({ test: condition, negated: false }, attribute);
  }
  return [condition, ...condition.relations].every(({ function: name, filters }) => {
    return findFunction(name) !== undefined && filters.every((filter) => wordOf(filter.test, name) !== null);
  });
}

/** The parameter a filter is about, if there are fields for it. */
export function wordOf(test: Test, functionName: string): Parameter | null {
  const happening = findFunction(functionName);
  const parameter = happening && findParameter(happening, test.name);
  return parameter && fitsFields({ test, negated: false }, parameter) ? parameter : null;
}

function fitsFields(filter: Filter, word: Attribute | Parameter): boolean {
  const { operator } = operatorOf(filter);
  if (isOfAnyKind(word) || !operatorsOf(word).includes(operator)) return false;
  return valuesOf(filter.test).every((value) => (value.type === "date") === (word.kind.type === "date"));
}
