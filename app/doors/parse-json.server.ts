import type { z } from "zod";
import { nestingOf } from "~/lib/nesting";

/** Deeper than anything that is meant; a schema that walks down without end would end the process. */
export const deepest = 64;

/** A JSON body as it was sent: read, or what is wrong with it. */
export type ParsedJson<Data> = { ok: true; data: Data } | { ok: false; problem: string };

/** Reads a request's JSON body by a schema, if it is no longer than it may be. */
export async function parseJson<Data>(
  request: Request,
  schema: z.ZodType<Data>,
  longest: number,
): Promise<ParsedJson<Data>> {
  const text = await request.text();
  if (text.length > longest) return { ok: false, problem: `The request is longer than ${longest} characters` };
  if (nestingOf(text) > deepest) return { ok: false, problem: `The request is nested more than ${deepest} deep` };
  const json = readJson(text);
  if (json === undefined) return { ok: false, problem: "The request is no JSON" };
  const parsed = schema.safeParse(json);
  if (parsed.success) return { ok: true, data: parsed.data };
  const [issue] = parsed.error.issues;
  return { ok: false, problem: `${issue?.path.join(".") || "The request"}: ${issue?.message ?? "cannot be read"}` };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
