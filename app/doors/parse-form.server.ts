import type { z } from "zod";

/** A form as it was sent: read, or what is wrong with which field, with what was typed. */
export type ParsedForm<Data> =
  { ok: true; data: Data } | { ok: false; errors: Record<string, string>; typed: Record<string, string> };

/** Reads a request's form by a strict schema: fields it does not name are refused, so nobody can slip one in. */
export async function parseForm<Data>(request: Request, schema: z.ZodType<Data>): Promise<ParsedForm<Data>> {
  const typed: Record<string, string> = {};
  for (const [name, value] of await request.formData()) if (typeof value === "string") typed[name] = value;
  const parsed = schema.safeParse(typed);
  if (parsed.success) return { ok: true, data: parsed.data };
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) errors[issue.path.join(".") || "form"] ??= issue.message;
  return { ok: false, errors, typed };
}
