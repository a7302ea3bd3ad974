import { findAttribute, findFunction, findParameter, type Attribute, type Parameter } from "~/domains/segments";
import type { Condition, Filter, Relation, Test, Value } from "~/domains/segments/model";
import type { Kind } from "~/lib/word";

/** What a merchant has not said yet. The language refuses it wherever anything else than a text is wanted. */
export const blank: Value = { type: "text", text: "" };

/** What a condition about this name begins with. Throws when nothing is known by the name. */
export function newCondition(name: string): Condition {
  const attribute = findAttribute(name);
  if (attribute) return newTest(attribute);
  const happening = findFunction(name);
  if (!happening) throw new Error(`Nothing is known by the name of ${name}`);
  // Which segment, how often and since when are nearly always meant to be said.
  const offered = (happening.source === "stays" ? ["id", "date"] : ["count", "date"]).flatMap((wanted) => {
    const parameter = findParameter(happening, wanted);
    return parameter ? [newFilter(parameter)] : [];
  });
  return { type: "matches", function: name, filters: offered, relations: [] };
}

export function newFilter(parameter: Parameter): Filter {
  return { test: newTest(parameter), negated: false };
}

/** A relation as it is added: an order after it, within a day. */
export function newRelation(): Relation {
  return {
    order: "followed",
    negated: true,
    function: "orders_placed",
    filters: [],
    within: { amount: 24, unit: "h" },
    likeness: null,
  };
}

/** A relation to something else; what it said about the former stays where it fits. */
export function relationTo(relation: Relation, name: string): Relation {
  const happening = findFunction(name);
  if (!happening) throw new Error(`Nothing that happens is known by the name of ${name}`);
  const filters = relation.filters.filter(({ test }) => {
    const former = findFunction(relation.function);
    const before = former && findParameter(former, test.name);
    const after = findParameter(happening, test.name);
    return before && after && sameKind(before.kind, after.kind);
  });
  const which = happening.source === "stays" ? findParameter(happening, "id") : undefined;
  return {
    ...relation,
    function: name,
    filters: which && !filters.some(({ test }) => test.name === "id") ? [newFilter(which), ...filters] : filters,
    likeness: happening.hasProducts ? relation.likeness : null,
  };
}

export function newTest(word: Attribute | Parameter): Test {
  const { name, kind } = word;
  switch (kind.type) {
    case "list":
      return { type: "contains", name, text: "" };
    case "integer":
    case "decimal":
    case "money":
    case "date":
      return { type: "compare", name, operator: ">=", value: newValue(kind) };
    case "enum":
    case "text":
    case "boolean":
    case "id":
      return { type: "compare", name, operator: "=", value: newValue(kind) };
    default:
      return kind satisfies never;
  }
}

/** What a value begins with: something sensible where there is one, else nothing said yet. */
export function newValue(kind: Kind): Value {
  switch (kind.type) {
    case "enum":
      return { type: "text", text: kind.values[0] ?? "" };
    case "integer":
    case "decimal":
      return { type: "number", number: "1" };
    case "date":
      return { type: "date", date: { type: "relative", amount: -30, unit: "d" } };
    case "boolean":
      return { type: "boolean", boolean: true };
    case "text":
    case "list":
    case "money":
    case "id":
      return blank;
    default:
      return kind satisfies never;
  }
}

function sameKind(one: Kind, other: Kind): boolean {
  return one.type === other.type && (one.type !== "id" || other.type !== "id" || one.of === other.of);
}

/** What did not come cannot be counted: counts and sums go. */
export function withoutTotals(relation: Relation): Relation {
  const happening = findFunction(relation.function);
  const filters = relation.filters.filter(({ test }) => {
    return !happening || findParameter(happening, test.name)?.of !== "all";
  });
  return { ...relation, filters };
}
