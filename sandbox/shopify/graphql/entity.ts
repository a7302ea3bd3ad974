import type { JsonValue } from "./json-value";

export type Arguments = Readonly<Record<string, unknown>>;
export type Value = JsonValue | Entity | undefined | readonly Value[];
export type Resolve = (args: Arguments) => Value | Promise<Value>;

/**
 * One object of an answer: its GraphQL type and the fields the sandbox knows about. A field that costs something, or
 * leads to another object, is a function and runs only when it was asked for.
 */
export class Entity {
  constructor(
    readonly typename: string,
    readonly fields: Readonly<Record<string, Value | Resolve>>,
  ) {}
}

/** The global id of a thing, "gid://shopify/Customer/7". */
export function gid(type: string, id: string): string {
  return `gid://shopify/${type}/${id}`;
}

/** Splits a global id into its type and number; null when it is none. */
export function parseGid(text: string): { type: string; id: string } | null {
  const [, type, id] = /^gid:\/\/shopify\/(\w+)\/(\w+)$/.exec(text) ?? [];
  return type && id ? { type, id } : null;
}
