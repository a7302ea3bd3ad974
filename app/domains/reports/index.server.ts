export {
  listRecipients,
  listRecipientsAfter,
  listWaiting,
  type RecipientFilter,
  type RecipientRow,
} from "./campaigns/queries.server";
export { listCampaignParts } from "./campaigns/results/queries.server";
export { countStepMessages, listFlowResults, type FlowResult, type StepMessages } from "./flows/queries.server";
export { countEntered, findFlowPast, type FlowPast } from "./experiments/queries.server";
export { countReceipts, findOldestWaiting, listDeadLetters } from "./health/queries.server";
export { countTroubles, countWeek, listStageMoves, listStages } from "./home/queries.server";
export { listMessages } from "./messages/queries.server";
export { everyStep, mainSteps, sumFunnels } from "./quizzes/funnel-steps";
export { listResponses, listResponsesBefore, type Before, type ResponseRow } from "./quizzes/queries.server";
export { adviseOnSegment, countAdviceBySegment } from "./segments/advice.server";
export { sizeHistory } from "./segments/history";
export { countBySegment, findSegmentResult, listDailyChanges, listMembers } from "./segments/queries.server";
export { findShopper, listSetTraits, listStays, searchShoppers } from "./shoppers/queries.server";
export { findTimelinePlace, listTimeline } from "./shoppers/timeline/queries.server";
