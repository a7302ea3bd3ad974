import { choiceKeys, type Question, type QuizContent } from "~/domains/quizzes/model";
import { tipsInResult, type Tip } from "./tips";

/** What the answers to one question are good for, as a ready quiz says it. */
export interface ReadyKnowledge {
  question: string;
  tips: Readonly<Record<string, Tip>>;
}

/** The question whose answers are worth a segment each, and what to tell who gave them, by the key of the choice. */
export interface KeyQuestion {
  question: Question;
  tips: ReadonlyMap<string, Tip>;
}

/**
 * The question that a ready quiz is about, as long as the quiz still asks it; of another quiz the first whose answers
 * alone decide what is told in the end. Null where there is none. Tips of choices that are gone are left out.
 */
export function keyQuestionOf(
  quiz: Pick<QuizContent, "questions" | "result">,
  ready: ReadyKnowledge | null,
): KeyQuestion | null {
  const known = quiz.questions.find(({ key }) => key === ready?.question);
  const question = known ?? quiz.questions.find(({ key }) => tipsInResult(quiz, key).size > 0);
  if (!question) return null;
  const keys = choiceKeys(question) ?? [];
  const tips = known && ready ? new Map(Object.entries(ready.tips)) : tipsInResult(quiz, question.key);
  return { question, tips: new Map([...tips].filter(([choice]) => keys.includes(choice))) };
}
