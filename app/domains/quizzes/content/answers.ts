import type { Outcome, QuizContent } from "./model";
import { choiceKeys, type Question } from "./questions";
import type { Given } from "./values";

/** What was said to a question: keys of choices, or words of one's own. */
export interface Said {
  choices: string[];
  text: string | null;
}

/** By the question's key. */
export type Answers = ReadonlyMap<string, Pick<Said, "choices">>;

/** Whether all of these were given. */
export function holds(when: readonly Given[], answers: Answers): boolean {
  return when.every(
    ({ question, oneOf }) => answers.get(question)?.choices.some((key) => oneOf.includes(key)) ?? false,
  );
}

/** What is asked of somebody who has said so much, in order; of what was said elsewhere already `known` names the keys. */
export function questionsFor(
  quiz: Pick<QuizContent, "questions">,
  answers: Answers,
  known: ReadonlySet<string> = new Set(),
): Question[] {
  return quiz.questions.filter(({ key, when }) => !known.has(key) && holds(when, answers));
}

/** What a shopper who answered so is told. */
export function outcomeFor({ result }: Pick<QuizContent, "result">, answers: Answers): Outcome {
  return result.branches.find(({ when }) => holds(when, answers))?.outcome ?? result.otherwise;
}

const lastDay = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether it can be an answer to the question. An empty one says that somebody would rather not say. */
export function isAnswer(question: Question, { choices, text }: Said): boolean {
  switch (question.type) {
    case "single":
    case "scale":
      return text === null && choices.length <= 1 && areChoices(question, choices);
    case "multiple":
      return text === null && choices.length <= (question.most ?? Infinity) && areChoices(question, choices);
    case "birthday":
      return text === null && choices.length <= 1 && choices.every(isDay);
    case "text":
      return choices.length === 0 && text !== null && text.length <= question.longest;
    default:
      return question satisfies never;
  }
}

function areChoices(question: Question, choices: readonly string[]): boolean {
  const allowed = choiceKeys(question) ?? [];
  return new Set(choices).size === choices.length && choices.every((key) => allowed.includes(key));
}

function isDay(text: string): boolean {
  const [, month = "", day = ""] = /^(\d\d)-(\d\d)$/.exec(text) ?? [];
  return Number(day) >= 1 && Number(day) <= (lastDay[Number(month) - 1] ?? 0);
}
