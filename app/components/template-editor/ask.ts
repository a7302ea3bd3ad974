import type { z } from "zod";
import type { Kept, Written } from "~/components/use-draft";
import { readDraft, type Content } from "~/domains/templates";
import { post } from "../post";
import {
  DoneAnswer,
  DraftAnswer,
  PreviewAnswer,
  PreviewQuestion,
  Readers,
  TestQuestion,
  type Reader,
} from "./question";

/** Asks how a content looks. Throws when no answer comes, as the others do. */
export function askPreview(question: PreviewQuestion, signal: AbortSignal): Promise<PreviewAnswer> {
  return post("/app/templates/preview", question, PreviewAnswer, { signal });
}

/** Hands a draft over to be kept; also while the page is being left. */
export async function keepDraft(templateId: number, written: Written<Content>): Promise<Kept<Content>> {
  const answer = await post(`/app/templates/${templateId}/draft`, written, DraftAnswer);
  if (answer.outcome !== "overtaken") return answer.outcome === "saved" ? answer : null;
  const theirs = readDraft(answer.content);
  return theirs && { ...answer, content: theirs };
}

export function sendTest(templateId: number, test: z.infer<typeof TestQuestion>): Promise<z.infer<typeof DoneAnswer>> {
  return post(`/app/templates/${templateId}/test`, test, DoneAnswer);
}

export function sendCopy(templateId: number, content: unknown): Promise<z.infer<typeof DoneAnswer>> {
  return post(`/app/templates/${templateId}/copy`, { content }, DoneAnswer);
}

export async function fetchReaders(params: URLSearchParams, signal: AbortSignal): Promise<Reader[]> {
  const response = await fetch(`/app/templates/readers?${params}`, { signal });
  if (!response.ok) throw new Error(`The shoppers did not come: ${response.status}`);
  return Readers.parse(await response.json());
}
