export { createQuiz, keepAsCopy } from "./adding/commands.server";
export {
  discardDraft,
  pauseQuiz,
  publishQuiz,
  putAwayQuiz,
  saveDraft,
  setQuiz,
  takeBackQuiz,
  takeUpVersion,
} from "./editing/commands.server";
export { listPutAwayQuizzes } from "./editing/queries.server";
export { library } from "./library/library";
export {
  contentOf,
  eraseShopQuizzes,
  findQuiz,
  findVersion,
  listLiveQuizzes,
  listQuizzes,
  listVersions,
  type PublishedQuiz,
  type Quiz,
  type QuizVersion,
} from "./queries.server";
export {
  eraseAnswers,
  eraseShopAnswers,
  joinResponses,
  listSaid,
  moveAnswers,
  noteConfirmed,
  saveProfileAnswers,
  takeWaiting,
} from "./answers/queries.server";
export { endTest, startTest, type Started } from "./testing/commands.server";
export { TestDraft, type QuizTest } from "./testing/model";
export { listRunningTests, listTestsOf } from "./testing/queries.server";
export { countShown, flushShown } from "./funnel/commands.server";
export { orderedWithinDays, type Funnel } from "./funnel/model";
export { eraseShopViews, findFunnel, listFunnels } from "./funnel/queries.server";
export { checkAnswers, type SaidTo } from "./responses/check";
export { knownOf, type SaidBefore } from "./responses/known";
export { Sent, ResponseId, type Sender, type SentStep } from "./responses/model";
export {
  eraseResponses,
  eraseShopResponses,
  findShopsWithAnswers,
  forgetNonces,
  forgetStrangers,
  listSaidBefore,
  profileOfCustomer,
  writeStep,
} from "./responses/queries.server";
export {
  listAsked,
  listContents,
  listPresentAnswers,
  type AskedQuiz,
  type PresentAnswer,
} from "./present/queries.server";
