export { QuizContent, mostQuestions } from "./content/model";
export type { Outcome } from "./content/model";
export type { Choice, Question, QuestionType } from "./content/questions";
export { choiceKeys, choiceLabel } from "./content/questions";
export { holds, isAnswer, outcomeFor, questionsFor } from "./content/answers";
export type { Answers, Said } from "./content/answers";
export type { AnswerFact, CurrentAnswer, WaitingResponse } from "./answers/model";
export { eventsOf } from "./answers/events";

export const quizStates = ["draft", "live", "paused"] as const;
export type QuizState = (typeof quizStates)[number];
