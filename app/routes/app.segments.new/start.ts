import type { Draft } from "~/components/segment-builder/segment-form";
import { findProblem, parse, SyntaxProblem } from "~/domains/segments";
import type { Definition, Segment } from "~/domains/segments/model";

/** A segment of which nothing is said yet. */
export const nothing: Draft = {
  name: "",
  description: "",
  family: "purchase",
  goal: null,
  owner: "",
  parentId: null,
  definition: null,
};

interface Start {
  title: string;
  /** The segment it was taken from. */
  origin: { id: number; name: string } | null;
  draft: Draft;
}

const longestName = 120;

/**
 * What a new segment begins with: nothing, what `meaning` says, a copy of the one that `from` names, or a part of the one that `parent` names.
 * Null when the one named is not there.
 */
export function startOf(params: URLSearchParams, segments: readonly Segment[]): Start | null {
  const [from, parent] = [params.get("from"), params.get("parent")];
  const named = from ?? parent;
  const definition = meaningIn(params.get("meaning") ?? "");
  if (named === null) return { title: "New segment", origin: null, draft: { ...nothing, definition } };
  const origin = segments.find(({ id }) => String(id) === named);
  if (!origin) return null;
  const { id, name } = origin;
  const start = { origin: { id, name } };
  if (from !== null) return { ...start, title: `New from ${name}`, draft: copyOf(origin, segments) };
  return { ...start, title: `New part of ${name}`, draft: partOf(origin) };
}

const longestMeaning = 2000;

/** A meaning that another page proposes, in the words of the language; none where it does not hold together. */
function meaningIn(text: string): Definition | null {
  if (text === "" || text.length > longestMeaning) return null;
  try {
    const definition = parse(text);
    return findProblem(definition) === null ? definition : null;
  } catch (error) {
    if (error instanceof SyntaxProblem) return null;
    throw error;
  }
}

function copyOf(
  { name, description, family, goal, owner, parentId, definition }: Segment,
  segments: readonly Segment[],
): Draft {
  const isKept = segments.some(({ id }) => id === parentId);
  return {
    name: freeName(name, segments),
    description,
    family,
    goal,
    owner,
    parentId: isKept ? parentId : null,
    definition,
  };
}

/** A part begins as everybody who is in the whole. */
function partOf({ id, family, goal, owner }: Segment): Draft {
  const value = { type: "number", number: String(id) } as const;
  const definition = { type: "compare", name: "member_of", operator: "=", value } as const;
  return { ...nothing, family, goal, owner, parentId: id, definition };
}

/** "Loyal (copy)", or "Loyal (copy 2)" when that is taken. */
function freeName(name: string, segments: readonly Segment[]): string {
  const taken = new Set(segments.map((segment) => segment.name.toLowerCase()));
  for (let count = 1; ; count++) {
    const ending = count === 1 ? " (copy)" : ` (copy ${count})`;
    const free = `${name.slice(0, longestName - ending.length).trimEnd()}${ending}`;
    if (!taken.has(free.toLowerCase())) return free;
  }
}
