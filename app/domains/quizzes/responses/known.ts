import { isAged } from "../ageing/aged";
import { isAnswer, type Said } from "../content/answers";
import type { QuizContent } from "../content/model";

/** Something that was said, with what decides whether it still counts. */
export interface SaidBefore extends Said {
  question: string;
  answeredAt: Date;
  /** Of the quiz it was said in; null when what is said there never ages. */
  rememberDays: number | null;
}

/**
 * What of a quiz needs no asking, by question: the latest word that is not too old and that the quiz could get today.
 * Of words of a shopper's own it tells that there are some, never which. Who would rather not say is asked again.
 */
export function knownOf(
  { questions }: Pick<QuizContent, "questions">,
  said: readonly SaidBefore[],
  clock: { now: Date; timezone: string },
): Map<string, string[]> {
  const known = new Map<string, string[]>();
  for (const answer of said.toSorted((a, b) => a.answeredAt.getTime() - b.answeredAt.getTime())) {
    const question = questions.find(({ key }) => key === answer.question);
    if (!question) continue;
    const isKnown =
      !isAged(answer.answeredAt, answer.rememberDays, clock) &&
      (answer.choices.length > 0 || (answer.text ?? "") !== "") &&
      isAnswer(question, answer);
    if (isKnown) known.set(question.key, answer.choices);
    else known.delete(question.key);
  }
  return known;
}
