import type { Definition, Filter, Value } from "./model";

/** Segments that a definition asks about: by membership, or by entries and exits. */
export function referencesOf(definition: Definition): number[] {
  switch (definition.type) {
    case "and":
    case "or":
      return definition.parts.flatMap(referencesOf);
    case "not":
      return referencesOf(definition.part);
    case "matches":
      return [
        ...stayIds(definition.function, definition.filters),
        ...definition.relations.flatMap((relation) => stayIds(relation.function, relation.filters)),
      ];
    case "compare":
      return definition.name === "member_of" ? ids([definition.value]) : [];
    case "in":
      return definition.name === "member_of" ? ids(definition.values) : [];
    default:
      return [];
  }
}

/** Whether a definition asks about recorded entries and exits, so that one segment's change may be another's. */
export function asksStays(definition: Definition): boolean {
  switch (definition.type) {
    case "and":
    case "or":
      return definition.parts.some(asksStays);
    case "not":
      return asksStays(definition.part);
    case "matches":
      return [definition, ...definition.relations].some((one) => isStay(one.function));
    default:
      return false;
  }
}

/** Whether a function asks about entries into segments or exits from them. */
export function isStay(name: string): boolean {
  return name === "segment_entered" || name === "segment_left";
}

function stayIds(name: string, filters: readonly Filter[]): number[] {
  if (!isStay(name)) return [];
  return filters.flatMap(({ test }) => {
    if (test.name !== "id") return [];
    return test.type === "compare" ? ids([test.value]) : test.type === "in" ? ids(test.values) : [];
  });
}

function ids(values: readonly Value[]): number[] {
  return values.flatMap((value) => (value.type === "number" ? [Number(value.number)] : []));
}

/**
 * The way round a circle, if giving a segment this definition closes one: the ids from the segment back to itself.
 * Null when there is none.
 */
export function findCycle(
  segmentId: number,
  definition: Definition,
  others: ReadonlyMap<number, Definition>,
): number[] | null {
  const definitionOf = (id: number) => (id === segmentId ? definition : others.get(id));
  const walk = (id: number, path: readonly number[]): number[] | null => {
    for (const next of referencesOf(definitionOf(id) ?? { type: "null", name: "" })) {
      if (next === segmentId) return [...path, next];
      const found = path.includes(next) ? null : walk(next, [...path, next]);
      if (found) return found;
    }
    return null;
  };
  return walk(segmentId, [segmentId]);
}
