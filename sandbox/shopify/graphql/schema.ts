import { readdirSync, readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from "graphql";
import { z } from "zod";
import { teachScalars } from "./scalars";

/** Shopify's own schema of one API version. */
export interface AdminSchema {
  version: string;
  schema: GraphQLSchema;
  /** Which access a type or field ("Customer", "Mutation.tagsAdd") asks for, in Shopify's words. */
  requiredAccess: ReadonlyMap<string, string>;
}

const Access = z.string().nullish();
const Field = z.object({ name: z.string(), requiredAccess: Access });
const Type = z.object({ name: z.string(), requiredAccess: Access, fields: z.array(Field).nullish() });
const File = z.object({ data: z.object({ __schema: z.object({ types: z.array(Type) }) }) });

const folder = join(dirname(findPackageJSON("@shopify/dev-mcp", import.meta.url) ?? "."), "dist/data");
const loaded = new Map<string, AdminSchema>();

/** The API versions that can be spoken, "2026-07" and the like. */
export function versions(): string[] {
  return readdirSync(folder).flatMap((file) => /^admin_(\d{4}-\d{2})\.json\.gz$/.exec(file)?.[1] ?? []);
}

/** Reads a version's schema, once. Takes some 250 ms the first time; null when there is no such version. */
export function adminSchema(version: string): AdminSchema | null {
  const known = loaded.get(version);
  if (known) return known;
  if (!versions().includes(version)) return null;

  const json: unknown = JSON.parse(gunzipSync(readFileSync(join(folder, `admin_${version}.json.gz`))).toString());
  if (!isIntrospection(json)) throw new Error(`The schema of Admin API ${version} in @shopify/dev-mcp cannot be read.`);
  const schema = buildClientSchema(json.data);
  teachScalars(schema);
  const admin = { version, schema, requiredAccess: accessBy(json) };
  loaded.set(version, admin);
  return admin;
}

function isIntrospection(json: unknown): json is { data: IntrospectionQuery } {
  return File.safeParse(json).success;
}

function accessBy(json: unknown): Map<string, string> {
  const access = new Map<string, string>();
  for (const type of File.parse(json).data.__schema.types) {
    if (type.requiredAccess) access.set(type.name, type.requiredAccess);
    for (const field of type.fields ?? []) {
      if (field.requiredAccess) access.set(`${type.name}.${field.name}`, field.requiredAccess);
    }
  }
  return access;
}
