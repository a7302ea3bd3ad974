import { findAttribute, findFunction, findParameter } from "~/domains/segments";
import type { Condition, Definition, Filter } from "~/domains/segments/model";
import type { Kind } from "~/lib/word";
import { conditionPaths, isGroup, nodeAt, shown } from "./edit-tree";
import { valuesOf } from "~/domains/segments/model";

type NamedKind = Extract<Kind, { type: "id" }>["of"];

/** Something a condition names by its number. */
export interface Named {
  of: NamedKind;
  id: string;
}

export function nameKey({ of, id }: Named): string {
  return `${of} ${id}`;
}

/** Everything a definition names by its number, so that it can be shown by its title. */
export function namedIn(definition: Definition): Named[] {
  const found = conditionPaths(definition).flatMap((path) => {
    const node = nodeAt(definition, path);
    const said = node && shown(node).said;
    return said && !isGroup(said) ? namedInCondition(said) : [];
  });
  return [...new Map(found.map((one) => [nameKey(one), one])).values()];
}

function namedInCondition(condition: Condition): Named[] {
  if (condition.type !== "matches") return namedInTest(condition, findAttribute(condition.name)?.kind);
  return [condition, ...condition.relations].flatMap(({ function: name, filters }) => {
    const happening = findFunction(name);
    return filters.flatMap(({ test }) => namedInTest(test, happening && findParameter(happening, test.name)?.kind));
  });
}

function namedInTest(test: Filter["test"], kind: Kind | undefined): Named[] {
  if (kind?.type !== "id") return [];
  return valuesOf(test).flatMap((value) => (value.type === "number" ? [{ of: kind.of, id: value.number }] : []));
}
