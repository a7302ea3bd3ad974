/** An object of a result on its way to a line of JSON, with the objects of its lists behind it. */
export interface Flat {
  object: Record<string, unknown>;
  children: Flat[];
}

/**
 * Takes the objects of the outermost lists out of a result. What is nested inside them in a list of its own becomes a
 * child that names its parent as `__parentId`; all other fields stay where they are.
 */
export function flatten(result: unknown): Flat[] {
  return listsIn(result).flatMap((nodes) => nodes.map((node) => flat(node, null)));
}

/** Lines in either order Shopify knows: each parent followed by its children, or generation after generation. */
export function* lines(roots: readonly Flat[], groupObjects: boolean): Generator<string> {
  if (groupObjects) {
    for (const { object, children } of roots) {
      yield JSON.stringify(object);
      yield* lines(children, true);
    }
    return;
  }
  for (let generation = roots; generation.length; generation = generation.flatMap(({ children }) => children)) {
    for (const { object } of generation) yield JSON.stringify(object);
  }
}

function flat(node: unknown, parentId: string | null): Flat {
  const own = isObject(node) ? node : {};
  const id = typeof own["id"] === "string" ? own["id"] : parentId;
  const children = listsIn(own).flatMap((nodes) => nodes.map((child) => flat(child, id)));
  const object = withoutLists(own);
  return { object: parentId === null ? object : { ...object, __parentId: parentId }, children };
}

/** The lists an object holds, directly or inside objects that are no list themselves. */
function listsIn(value: unknown): unknown[][] {
  if (!isObject(value)) return [];
  return Object.values(value).flatMap((member) => {
    const nodes = nodesOf(member);
    return nodes ? [nodes] : listsIn(member);
  });
}

function withoutLists(object: Record<string, unknown>): Record<string, unknown> {
  const kept = Object.entries(object).filter(([, member]) => !nodesOf(member));
  return Object.fromEntries(kept.map(([key, member]) => [key, isObject(member) ? withoutLists(member) : member]));
}

/** The nodes of a connection; null for anything else. */
function nodesOf(value: unknown): unknown[] | null {
  if (!isObject(value) || !Array.isArray(value["edges"])) return null;
  return value["edges"].map((edge: unknown) => (isObject(edge) ? edge["node"] : null));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
