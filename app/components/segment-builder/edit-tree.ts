import type { Condition, Definition } from "~/domains/segments/model";

export type Group = Extract<Definition, { type: "and" | "or" }>;
export type Join = Group["type"];

/** Where a node stands: the number of the part in each group on the way to it. Negations are no step of the way. */
export type Path = readonly number[];

/** What an edit made, and where what it was about stands now. */
export interface Edited {
  definition: Definition;
  path: Path;
}

/** A node as it is shown: what is said, and whether its opposite is meant. Two negations are none. */
export function shown(node: Definition): { said: Condition | Group; isNegated: boolean } {
  if (node.type !== "not") return { said: node, isNegated: false };
  const { said, isNegated } = shown(node.part);
  return { said, isNegated: !isNegated };
}

export function isGroup(node: Definition): node is Group {
  return node.type === "and" || node.type === "or";
}

export function negatedIf(isNegated: boolean, node: Definition): Definition {
  if (!isNegated) return node;
  return node.type === "not" ? node.part : { type: "not", part: node };
}

/** The node at a path; null when there is none. */
export function nodeAt(definition: Definition, [index, ...rest]: Path): Definition | null {
  if (index === undefined) return definition;
  const { said } = shown(definition);
  const part = isGroup(said) ? said.parts[index] : undefined;
  return part ? nodeAt(part, rest) : null;
}

/** The paths of all conditions, in the order they are read. */
export function conditionPaths(definition: Definition, path: Path = []): Path[] {
  const { said } = shown(definition);
  return isGroup(said) ? said.parts.flatMap((part, i) => conditionPaths(part, [...path, i])) : [path];
}

/** Puts another node in the place of one. */
export function putAt(definition: Definition, path: Path, node: Definition): Edited {
  return { definition: changeAt(definition, path, () => node), path };
}

/** Makes a node say its opposite, or takes that back. */
export function negateAt(definition: Definition, path: Path): Edited {
  return { definition: changeAt(definition, path, (node) => negatedIf(true, node)), path };
}

/** Says how the parts of a group are joined, and whether the opposite is meant. */
export function joinAt(definition: Definition, path: Path, join: Join, isNegated: boolean): Edited {
  const rejoin = (group: Group) => negatedIf(isNegated, { ...group, type: join });
  return { definition: changeAt(definition, path, (node) => rejoin(groupOf(node))), path };
}

/** Adds a node at the end of a group; a condition becomes a group with it. */
export function addTo(definition: Definition | null, path: Path, added: Definition): Edited {
  if (!definition) return { definition: added, path: [] };
  const { said } = shown(nodeAt(definition, path) ?? missing(path));
  if (!isGroup(said)) return wrapAt(definition, path, "and", added);
  const extended = changeParts(definition, path, (parts) => [...parts, added]);
  return { definition: extended, path: [...path, said.parts.length] };
}

/** Makes a group of a node and another one: the way to a group inside a group. */
export function wrapAt(definition: Definition, path: Path, join: Join, added: Definition): Edited {
  const wrap = (node: Definition): Definition => ({ type: join, parts: [node, added] });
  return { definition: changeAt(definition, path, wrap), path: [...path, 1] };
}

/** Lets the parts of a group stand in its place in the group around it. */
export function ungroupAt(definition: Definition, path: Path): Edited {
  const [parent, index] = split(path);
  const { parts } = groupOf(nodeAt(definition, path) ?? missing(path));
  return { definition: changeParts(definition, parent, (around) => around.toSpliced(index, 1, ...parts)), path };
}

/** Takes a node away. The path is its neighbour's. @returns null when nothing is left */
export function removeAt(definition: Definition, path: Path): Edited | null {
  if (path.length === 0) return null;
  const [parent, index] = split(path);
  const left = changeParts(definition, parent, (parts) => parts.toSpliced(index, 1));
  const { parts } = groupOf(nodeAt(left, parent) ?? missing(parent));
  return tidy(left, [...parent, Math.min(index, parts.length - 1)]);
}

/**
 * Moves a node one step: past its neighbour, into a group that stands there, or out of its own group at the edge.
 * @returns null when there is no further to go
 */
export function moveAt(definition: Definition, path: Path, direction: "up" | "down"): Edited | null {
  if (path.length === 0) return null;
  const [parent, index] = split(path);
  const moved = nodeAt(definition, path) ?? missing(path);
  const at = direction === "up" ? index - 1 : index + 1;
  const neighbour = nodeAt(definition, [...parent, at]);
  if (!neighbour) return parent.length === 0 ? null : moveOut(definition, path, moved, direction);
  const { said } = shown(neighbour);
  if (!isGroup(said)) {
    const swapped = changeParts(definition, parent, (parts) => parts.toSpliced(index, 1).toSpliced(at, 0, moved));
    return { definition: swapped, path: [...parent, at] };
  }
  const place = direction === "up" ? said.parts.length : 0;
  const entered = changeParts(definition, [...parent, at], (parts) => parts.toSpliced(place, 0, moved));
  const left = changeParts(entered, parent, (parts) => parts.toSpliced(index, 1));
  return tidy(left, [...parent, Math.min(at, index), place]);
}

function moveOut(definition: Definition, path: Path, moved: Definition, direction: "up" | "down"): Edited {
  const [parent, index] = split(path);
  const [grandparent, place] = split(parent);
  const at = direction === "up" ? place : place + 1;
  const left = changeParts(definition, parent, (parts) => parts.toSpliced(index, 1));
  return tidy(
    changeParts(left, grandparent, (parts) => parts.toSpliced(at, 0, moved)),
    [...grandparent, at],
  );
}

function changeAt(
  definition: Definition,
  [index, ...rest]: Path,
  change: (node: Definition) => Definition,
): Definition {
  if (index === undefined) return change(definition);
  const { said, isNegated } = shown(definition);
  const { type, parts } = groupOf(said);
  return negatedIf(isNegated, {
    type,
    parts: parts.map((part, i) => (i === index ? changeAt(part, rest, change) : part)),
  });
}

function changeParts(definition: Definition, path: Path, change: (parts: Definition[]) => Definition[]): Definition {
  return changeAt(definition, path, (node) => {
    const { said, isNegated } = shown(node);
    const { type, parts } = groupOf(said);
    return negatedIf(isNegated, { type, parts: change(parts) });
  });
}

/** A group of one is no group: its one part stands in its place. The path goes along. */
function tidy(definition: Definition, [index, ...rest]: Path): Edited {
  const { said, isNegated } = shown(definition);
  if (!isGroup(said)) return { definition, path: [] };
  const tidied = said.parts.map((part, i) => tidy(part, i === index ? rest : []));
  const inner = index === undefined ? [] : (tidied[index]?.path ?? []);
  const [only, ...others] = tidied;
  if (only && others.length === 0) return { definition: negatedIf(isNegated, only.definition), path: inner };
  const parts = tidied.map((part) => part.definition);
  return {
    definition: negatedIf(isNegated, { type: said.type, parts }),
    path: index === undefined ? [] : [index, ...inner],
  };
}

function groupOf(node: Definition): Group {
  const { said } = shown(node);
  if (!isGroup(said)) throw new Error("Only groups have parts");
  return said;
}

function split(path: Path): [Path, number] {
  const index = path.at(-1);
  if (index === undefined) throw new Error("The whole definition stands in no group");
  return [path.slice(0, -1), index];
}

function missing(path: Path): never {
  throw new Error(`Nothing stands at ${path.join(".") || "the top"}`);
}
