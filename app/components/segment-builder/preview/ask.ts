import { Answer, type Question } from "./question";

/** Asks about a definition that is not saved. Throws when no answer comes. */
export async function ask(question: Question, signal: AbortSignal): Promise<Answer> {
  const response = await fetch("/app/segments/preview", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(question),
    signal,
  });
  if (!response.ok && response.status !== 422) throw new Error(`No answer came: ${response.status}`);
  return Answer.parse(await response.json());
}
