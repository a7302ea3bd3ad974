import { conditionsOf } from "../conditions";
import type { NamedKind } from "../language/wording/values";
import { valuesOf, type Condition, type Definition, type Test } from "../model";
import { findAttribute } from "../vocabulary/attributes";
import { findFunction, findParameter } from "../vocabulary/functions";
import type { Kind } from "~/lib/word";

/** Something that goes by its number where it is written, and by a name where it is read. */
export interface Named {
  of: NamedKind;
  id: string;
}

export function nameKey({ of, id }: Named): string {
  return `${of} ${id}`;
}

/** Everything a definition names by its number, each once. */
export function namedIn(definition: Definition): Named[] {
  return distinct(conditionsOf(definition).flatMap(inCondition));
}

export function distinct(named: readonly Named[]): Named[] {
  return [...new Map(named.map((one) => [nameKey(one), one])).values()];
}

function inCondition(condition: Condition): Named[] {
  if (condition.type !== "matches") return inTest(condition, findAttribute(condition.name)?.kind);
  return [condition, ...condition.relations].flatMap(({ function: name, filters }) => {
    const happening = findFunction(name);
    return filters.flatMap(({ test }) => inTest(test, happening && findParameter(happening, test.name)?.kind));
  });
}

function inTest(test: Test, kind: Kind | undefined): Named[] {
  if (kind?.type !== "id") return [];
  return valuesOf(test).flatMap((value) => (value.type === "number" ? [{ of: kind.of, id: value.number }] : []));
}
