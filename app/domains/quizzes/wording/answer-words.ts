import type { Said } from "../content/answers";
import { choiceKeys, choiceLabel, type Question } from "../content/questions";

/**
 * An answer as a merchant reads it: "Anti-aging", "Vegan and Refills", "3 of 5", "25 June", or the shopper's own words.
 * @param question as it was asked; null where no version of a quiz is known that asked it, and the keys have to do
 */
export function answerWords(question: Question | null, { choices, text }: Said): string {
  if (text !== null && text !== "") return text;
  if (choices.length === 0) return "Would rather not say";
  if (!question) return inOneBreath(choices);
  switch (question.type) {
    case "scale":
      return inOneBreath(choices.map((step) => `${step} of ${question.steps}`));
    case "birthday":
      return inOneBreath(choices.map(dayWords));
    case "single":
    case "multiple":
    case "text":
      return inOneBreath(choices.map((key) => choiceLabel(question, key)));
    default:
      return question satisfies never;
  }
}

/** What the choices of some quizzes are called, by their keys. A key that means different things in two places names none. */
export function answerLabels(quizzes: readonly { questions: readonly Question[] }[]): Map<string, string> {
  const labels = new Map<string, Set<string>>();
  for (const question of quizzes.flatMap(({ questions }) => questions)) {
    for (const key of choiceKeys(question) ?? []) {
      labels.set(key, (labels.get(key) ?? new Set()).add(choiceLabel(question, key)));
    }
  }
  return new Map(
    [...labels].flatMap(([key, [label, ...others]]) => (label && others.length === 0 ? [[key, label]] : [])),
  );
}

function inOneBreath(words: readonly string[]): string {
  return new Intl.ListFormat("en-GB").format(words);
}

const dayAndMonth = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });

/** `06-25` as a day without a year. */
function dayWords(day: string): string {
  const at = new Date(`2024-${day}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? day : dayAndMonth.format(at);
}
