/**
 * Turns an object with its connections inside into the lines a bulk operation would write for it: the object, and each
 * child with the id of its parent. So both ways of reading end in the same place.
 */
export function flatten(node: unknown): unknown[] {
  if (!isObject(node)) return [];
  const children = Object.entries(node).flatMap(([key, value]) =>
    isConnection(value) ? value.nodes.map((child) => ({ key, child })) : [],
  );
  const own = Object.fromEntries(Object.entries(node).filter(([, value]) => !isConnection(value)));
  return [own, ...children.flatMap(({ child }) => (isObject(child) ? [{ ...child, __parentId: node["id"] }] : []))];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isConnection(value: unknown): value is { nodes: unknown[] } {
  return isObject(value) && Array.isArray(value["nodes"]);
}
