import type { z } from "zod";

/** What an address answers on purpose when it does not do what was asked. */
const meant = [409, 422, 429];

/** Puts a question to an address of the app, and reads its answer. Throws when none comes. */
export async function post<Answer>(
  path: string,
  question: unknown,
  schema: z.ZodType<Answer>,
  options: RequestInit = {},
): Promise<Answer> {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(question),
    ...options,
  });
  if (!response.ok && !meant.includes(response.status)) throw new Error(`No answer came: ${response.status}`);
  return schema.parse(await response.json());
}
