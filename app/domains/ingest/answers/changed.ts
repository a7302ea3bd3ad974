import { isAnswer, type AnswerFact, type Said } from "~/domains/quizzes/model";
import { isAged } from "~/domains/quizzes";
import type { PresentAnswer } from "~/domains/quizzes/index.server";

/** What somebody says on the page of her wishes, question by question. */
export interface Saying extends Said {
  question: string;
}

interface At {
  profileId: string;
  now: Date;
  timezone: string;
}

/**
 * What is said anew: of the questions she was asked, what differs from her present answer or has aged. What is no answer
 * to its question, and what she was never asked, is left out. Each comes after the word it replaces, also after one whose
 * clock is ahead of ours.
 */
export function changedAnswers(
  sayings: readonly Saying[],
  present: readonly PresentAnswer[],
  { profileId, now, timezone }: At,
): AnswerFact[] {
  const nobody = { customerId: null, email: null };
  return sayings.flatMap(({ question, ...said }) => {
    const former = present.find((answer) => answer.question === question);
    if (!former?.asked || !isAnswer(former.asked, said)) return [];
    const { quizKey, version, answeredAt, rememberDays } = former;
    if (isSame(said, former) && !isAged(answeredAt, rememberDays, { now, timezone })) return [];
    const after = answeredAt >= now ? new Date(answeredAt.getTime() + 1) : now;
    const where = { quizKey, version, source: "preferences" as const, sourceId: `preferences:${profileId}` };
    return [{ ...nobody, ...where, ...said, profileId, question, answeredAt: after }];
  });
}

function isSame(one: Said, other: Said): boolean {
  const choices = [one, other].map((said) => said.choices.toSorted().join(" "));
  return choices[0] === choices[1] && (one.text ?? "") === (other.text ?? "");
}
