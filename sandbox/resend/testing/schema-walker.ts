import { z } from "zod";

interface Schema {
  type?: string | undefined;
  const?: unknown;
  enum?: unknown[] | undefined;
  $ref?: string | undefined;
  required?: string[] | undefined;
  properties?: Record<string, Schema> | undefined;
  additionalProperties?: Schema | boolean | undefined;
  items?: Schema | undefined;
  allOf?: Schema[] | undefined;
}

const Schema: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    type: z.string().optional(),
    const: z.unknown().optional(),
    enum: z.array(z.unknown()).optional(),
    $ref: z.string().optional(),
    required: z.array(z.string()).optional(),
    properties: z.record(z.string(), Schema).optional(),
    additionalProperties: z.union([z.boolean(), Schema]).optional(),
    items: Schema.optional(),
    allOf: z.array(Schema).optional(),
  }),
);

const Document = z.object({ components: z.object({ schemas: z.record(z.string(), z.unknown()) }) });

/** Reads as much of an OpenAPI document as answers and webhooks need: types, enums, required keys, references. */
export function readSchemas(text: string): (name: string, value: unknown) => string[] {
  const { schemas } = Document.parse(JSON.parse(text)).components;
  const named = (name: string) => Schema.parse(schemas[name]);

  function problems(schema: Schema, value: unknown, path: string): string[] {
    const { $ref, allOf = [], items, properties = {}, additionalProperties: rest } = schema;
    const all = [...($ref ? [named($ref.split("/").at(-1) ?? "")] : []), ...allOf];
    const found = all.flatMap((part) => problems(part, value, path));
    if (schema.type && kindOf(value) !== schema.type) return [...found, `${path} is not of type ${schema.type}`];
    if (schema.const !== undefined && value !== schema.const) found.push(`${path} is not ${String(schema.const)}`);
    if (schema.enum && !schema.enum.includes(value)) found.push(`${path} is not one of ${schema.enum.join(", ")}`);
    if (Array.isArray(value) && items) {
      found.push(...value.flatMap((item, index) => problems(items, item, `${path}[${index}]`)));
    }
    if (kindOf(value) === "object") {
      const entries = new Map<string, unknown>(Object.entries(z.record(z.string(), z.unknown()).parse(value)));
      for (const key of schema.required ?? []) if (!entries.has(key)) found.push(`${path}.${key} is missing`);
      for (const [key, inner] of entries) {
        const inside = properties[key] ?? (typeof rest === "object" ? rest : undefined);
        if (inside) found.push(...problems(inside, inner, `${path}.${key}`));
      }
    }
    return found;
  }

  return (name, value) => problems(named(name), value, name);
}

/** The JSON name of a value's type. */
export function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}
