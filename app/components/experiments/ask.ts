import type { z } from "zod";
import {
  AboutAnswer,
  ArmPreviewAnswer,
  OutlookAnswer,
  type ArmPreviewQuestion,
  type OutlookQuestion,
} from "./question";

/** Asks what a comparison could show. Throws when no answer comes, as the others do. */
export function askOutlook(question: OutlookQuestion, signal: AbortSignal): Promise<OutlookAnswer> {
  return post("/app/experiments/outlook", question, OutlookAnswer, signal);
}

/** Asks how an arm's message looks. */
export function askArmPreview(question: ArmPreviewQuestion, signal: AbortSignal): Promise<ArmPreviewAnswer> {
  return post("/app/experiments/preview", question, ArmPreviewAnswer, signal);
}

/** Asks what is compared of something. */
export async function askAbout(query: string, signal: AbortSignal): Promise<AboutAnswer> {
  const response = await fetch(`/app/experiments/about?${query}`, { signal });
  if (!response.ok) throw new Error(`No answer came: ${response.status}`);
  return AboutAnswer.parse(await response.json());
}

/** What an address answers on purpose is read, too, when it could not do what was asked. */
async function post<Answer>(path: string, question: unknown, schema: z.ZodType<Answer>, signal: AbortSignal) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(question),
    signal,
  });
  if (!response.ok && response.status !== 422) throw new Error(`No answer came: ${response.status}`);
  return schema.parse(await response.json());
}
