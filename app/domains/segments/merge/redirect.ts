import type { Definition, Filter, Test, Value } from "../model";
import { isStay } from "../references";

/** The definition that asks about one segment wherever this one asks about another; itself where it does not. */
export function redirect(definition: Definition, fromId: number, intoId: number): Definition {
  const ids = (test: Test) => withIds(test, fromId, intoId);
  switch (definition.type) {
    case "and":
    case "or":
      return { ...definition, parts: definition.parts.map((part) => redirect(part, fromId, intoId)) };
    case "not":
      return { ...definition, part: redirect(definition.part, fromId, intoId) };
    case "matches":
      return {
        ...definition,
        filters: ofStays(definition.function, definition.filters, ids),
        relations: definition.relations.map((relation) => ({
          ...relation,
          filters: ofStays(relation.function, relation.filters, ids),
        })),
      };
    default:
      return definition.name === "member_of" ? ids(definition) : definition;
  }
}

function ofStays(name: string, filters: Filter[], ids: (test: Test) => Test): Filter[] {
  if (!isStay(name)) return filters;
  return filters.map((filter) => (filter.test.name === "id" ? { ...filter, test: ids(filter.test) } : filter));
}

function withIds(test: Test, fromId: number, intoId: number): Test {
  const swap = (value: Value): Value =>
    value.type === "number" && Number(value.number) === fromId ? { type: "number", number: String(intoId) } : value;
  if (test.type === "compare") return { ...test, value: swap(test.value) };
  if (test.type !== "in") return test;
  const byText = new Map(test.values.map(swap).map((value) => [JSON.stringify(value), value]));
  return { ...test, values: [...byText.values()] };
}
