import type { Definition, Filter, Value } from "./model";

/** How a definition asks about another segment: who is in it, or who entered and left it. */
type Way = "membership" | "stays";

/** Segments that a definition asks about, in either way or in one. */
export function referencesOf(definition: Definition, way?: Way): number[] {
  switch (definition.type) {
    case "and":
    case "or":
      return definition.parts.flatMap((part) => referencesOf(part, way));
    case "not":
      return referencesOf(definition.part, way);
    case "matches":
      return way === "membership"
        ? []
        : [definition, ...definition.relations].flatMap((one) => stayIds(one.function, one.filters));
    case "compare":
      return definition.name === "member_of" && way !== "stays" ? ids([definition.value]) : [];
    case "in":
      return definition.name === "member_of" && way !== "stays" ? ids(definition.values) : [];
    default:
      return [];
  }
}

/**
 * Segments in the order in which they can be asked: those of a group know the stays of all groups before. Most shops
 * have one group.
 */
export function inOrder<One extends { id: number }>(
  segments: readonly One[],
  definitions: ReadonlyMap<number, Definition>,
): One[][] {
  const ranks = new Map<number, number>();
  const rankOf = (id: number): number => {
    const known = ranks.get(id);
    const definition = definitions.get(id);
    if (known !== undefined || !definition) return known ?? 0;
    const asked = [
      ...referencesOf(definition, "membership").map(rankOf),
      ...referencesOf(definition, "stays").map((one) => rankOf(one) + 1),
    ];
    const rank = Math.max(0, ...asked);
    ranks.set(id, rank);
    return rank;
  };
  const last = Math.max(0, ...segments.map(({ id }) => rankOf(id)));
  return Array.from({ length: last + 1 }, (_, rank) => segments.filter(({ id }) => rankOf(id) === rank)).filter(
    (group) => group.length > 0,
  );
}

/** Some segments, and all that ask about them or about one that does. */
export function withDependents<One extends { id: number; definition: Definition }>(
  some: readonly One[],
  all: readonly One[],
): One[] {
  const affected = new Set(some.map(({ id }) => id));
  for (let before = -1; before < affected.size;) {
    before = affected.size;
    for (const { id, definition } of all)
      if (referencesOf(definition).some((one) => affected.has(one))) affected.add(id);
  }
  return all.filter(({ id }) => affected.has(id));
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
