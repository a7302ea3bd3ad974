import { isAnswer, type Said } from "../content/answers";
import type { QuizContent } from "../content/model";
import { choiceKeys, type Question } from "../content/questions";

export interface SaidTo extends Said {
  question: string;
}

/**
 * What is to be kept of answers to a quiz, in the order in which it has the choices; or what is wrong, in words. Whether
 * a question was due by its conditions is not asked: who goes back and takes another branch has said it all the same.
 */
export function checkAnswers(
  { questions }: Pick<QuizContent, "questions">,
  answers: readonly SaidTo[],
): { problem: string } | { kept: SaidTo[] } {
  const kept = new Map<string, SaidTo>();
  for (const answer of answers) {
    const question = questions.find(({ key }) => key === answer.question);
    if (!question) return { problem: "The quiz asks no such question" };
    if (kept.has(question.key)) return { problem: "A question is answered twice" };
    if (!isAnswer(question, answer)) return { problem: "That cannot be an answer to the question" };
    kept.set(question.key, { ...answer, choices: inOrder(question, answer.choices) });
  }
  return { kept: [...kept.values()] };
}

function inOrder(question: Question, choices: string[]): string[] {
  return choiceKeys(question)?.filter((key) => choices.includes(key)) ?? choices;
}
