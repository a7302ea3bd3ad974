/**
 * Turns an object with its connections inside into the lines a bulk operation would write for it: the object, and each
 * child with the id of its parent. So both ways of reading end in the same place.
 */
export function flatten(node: unknown): unknown[] {
  if (!isObject(node)) return [];
  const children = connectionsIn(node).flatMap(({ connection }) => connection.nodes);
  const own = Object.fromEntries(Object.entries(node).filter(([, value]) => !isConnection(value)));
  return [own, ...children.flatMap((child) => (isObject(child) ? [{ ...child, __parentId: node["id"] }] : []))];
}

/** Where the connections inside an object go on, by their names; null when it was told whole. */
export function cursorsBehind(node: unknown): Record<string, unknown> | null {
  if (!isObject(node)) return null;
  const pages = connectionsIn(node).map(({ name, connection }) => ({ name, page: connection["pageInfo"] }));
  if (!pages.some(({ page }) => isObject(page) && page["hasNextPage"] === true)) return null;
  return Object.fromEntries(pages.map(({ name, page }) => [name, isObject(page) ? page["endCursor"] : null]));
}

interface Connection extends Record<string, unknown> {
  nodes: unknown[];
}

function connectionsIn(node: Record<string, unknown>): { name: string; connection: Connection }[] {
  return Object.entries(node).flatMap(([name, value]) => (isConnection(value) ? [{ name, connection: value }] : []));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isConnection(value: unknown): value is Connection {
  return isObject(value) && Array.isArray(value["nodes"]);
}
