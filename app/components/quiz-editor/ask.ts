import type { z } from "zod";
import type { Kept, Written } from "~/components/use-draft";
import { readDraft, type QuizContent } from "~/domains/quizzes";
import { post } from "../post";
import { DoneAnswer, DraftAnswer } from "./question";

/** Hands a draft over to be kept; also while the page is being left. Throws when no answer comes. */
export async function keepDraft(quizId: number, written: Written<QuizContent>): Promise<Kept<QuizContent>> {
  const answer = await post(`/app/quizzes/${quizId}/draft`, written, DraftAnswer);
  if (answer.outcome !== "overtaken") return answer.outcome === "saved" ? answer : null;
  const theirs = readDraft(answer.content);
  return theirs && { ...answer, content: theirs };
}

/** Keeps a content as a quiz of its own. */
export function sendCopy(quizId: number, content: QuizContent): Promise<z.infer<typeof DoneAnswer>> {
  return post(`/app/quizzes/${quizId}/copy`, { content }, DoneAnswer);
}
