import { conditionsOf, findFunction, findParameter } from "~/domains/segments";
import { valuesOf, type Condition, type Definition, type Filter } from "~/domains/segments/model";

/** Something of the catalog that a segment asks for. */
export interface AskedThing {
  kind: "product" | "collection" | "tag" | "product_type" | "vendor";
  /** An id, or words as the segment has them. */
  value: string;
}

/** What of the catalog a definition asks for, each once. What it asks not to be is not among it. */
export function askedThings(definition: Definition): AskedThing[] {
  const all = happeningsOf(definition).flatMap(({ name, filters }) =>
    filters.flatMap((filter) => thingsOf(name, filter)),
  );
  return [...new Map(all.map((one) => [`${one.kind}:${one.value}`, one])).values()];
}

/** The kinds of events that a definition asks about, each once. */
export function askedEvents(definition: Definition): string[] {
  const kinds = happeningsOf(definition).flatMap(({ name }) => {
    const asked = findFunction(name);
    if (asked?.source === "events" && asked.kind !== null) return [asked.kind];
    return asked?.source === "orders" || asked?.source === "lines" ? ["orders"] : [];
  });
  return [...new Set(kinds)];
}

function happeningsOf(definition: Definition): { name: string; filters: readonly Filter[] }[] {
  return conditionsOf(definition).flatMap((condition: Condition) => {
    if (condition.type !== "matches") return [];
    return [condition, ...condition.relations].map(({ function: name, filters }) => ({ name, filters }));
  });
}

const named = ["tag", "product_type", "vendor"] as const;

function thingsOf(name: string, { test, negated }: Filter): AskedThing[] {
  if (negated || (test.type === "compare" && test.operator !== "=")) return [];
  const asked = findFunction(name);
  const kind = asked && findParameter(asked, test.name)?.kind;
  const values = valuesOf(test).flatMap((value) => {
    return value.type === "number" ? [value.number] : value.type === "text" ? [value.text] : [];
  });
  if (kind?.type === "id" && (kind.of === "product" || kind.of === "collection")) {
    const { of } = kind;
    return values.map((value) => ({ kind: of, value }));
  }
  const byName = named.find((one) => one === test.name);
  return byName ? values.map((value) => ({ kind: byName, value: value.toLowerCase() })) : [];
}
