export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Reads JSON text. Throws SyntaxError as JSON.parse does. */
export function parseJson(text: string): JsonValue {
  const value: unknown = JSON.parse(text);
  if (!isJson(value)) throw new SyntaxError("The text holds no JSON value.");
  return value;
}

export function isJson(value: unknown): value is JsonValue {
  if (value === null || ["string", "number", "boolean"].includes(typeof value)) return true;
  if (Array.isArray(value)) return value.every(isJson);
  return typeof value === "object" && Object.values(value).every(isJson);
}
