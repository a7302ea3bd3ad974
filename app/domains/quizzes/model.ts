import type { Said } from "./content/answers";

export { QuizContent, mostQuestions } from "./content/model";
export type { Outcome } from "./content/model";
export type { Choice, Question, QuestionType } from "./content/questions";
export { choiceKeys, choiceLabel } from "./content/questions";
export { holds, isAnswer, outcomeFor, questionsFor } from "./content/answers";
export type { Answers, Said } from "./content/answers";

export const quizStates = ["draft", "live", "paused"] as const;
export type QuizState = (typeof quizStates)[number];

/** What a profile says now to a question, wherever it was said; the latest word counts. */
export interface CurrentAnswer extends Said {
  question: string;
  quizKey: string;
  version: number;
  answeredAt: Date;
  source: "quiz" | "preferences";
}
