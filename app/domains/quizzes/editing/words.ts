import { choiceLabel, type Question, type QuestionType } from "../content/questions";
import type { Given } from "../content/values";

/** What the kinds of questions are called. */
export const questionWords: Record<QuestionType, { title: string; what: string }> = {
  single: { title: "One choice", what: "One of several, with or without pictures" },
  multiple: { title: "Several choices", what: "As many as fit" },
  scale: { title: "Scale", what: "A number between two ends" },
  birthday: { title: "Birthday", what: "Day and month, without the year" },
  text: { title: "Own words", what: "For you to read; never in a mail" },
};

/** A condition on answers in words: “Skin type” is “Dry” or “Oily”. */
export function wordsOf(when: readonly Given[], questions: readonly Question[]): string {
  return when
    .map(({ question: key, oneOf }) => {
      const question = questions.find((one) => one.key === key);
      const choices = oneOf.map((choice) => `“${question ? choiceLabel(question, choice) || choice : choice}”`);
      return `“${question?.title || key}” is ${choices.join(" or ")}`;
    })
    .join(" and ");
}
