// What pages use in the browser too: the content, what is done to it, and what is to be said of it.
export { isAged } from "./ageing/aged";
export { QuizContent, type Outcome } from "./content/model";
export { outcomeFor } from "./content/answers";
export { choiceKeys, choiceLabel, type Choice, type Question, type QuestionType } from "./content/questions";
export { Key, type Given } from "./content/values";
export { readDraft } from "./editing/draft";
export {
  addQuestion,
  asType,
  changeKeys,
  changeQuestion,
  duplicateQuestion,
  isFull,
  moveQuestion,
  removeQuestion,
  type Edited,
} from "./editing/edit-questions";
export { findingsAt, isRefused } from "./editing/findings";
export { changesBetween } from "./editing/changes";
export { freeKey } from "./editing/keys";
export { questionWords, wordsOf } from "./editing/words";
export type { PageRule, Targeting } from "./targeting/model";
export { answerLabels, answerWords } from "./wording/answer-words";
