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
export { countTroubles, findStanding, findUnwritten, listStages } from "./home/queries.server";
export { listMessages } from "./messages/queries.server";
export { everyStep, mainSteps, sumFunnels } from "./quizzes/funnel-steps";
export { listResponses, listResponsesBefore, type Before, type ResponseRow } from "./quizzes/queries.server";
export { adviseOnSegment, countAdviceBySegment } from "./segments/advice.server";
export { sizeHistory } from "./segments/history";
export { countBySegment, findSegmentResult, listDailyChanges, listMembers } from "./segments/queries.server";
export { askForRollups, rollUp } from "./rollups/jobs.server";
export { eraseShopRollups } from "./rollups/segments.server";
export { findRollupState, type RollupState } from "./rollups/queries.server";
export { listSegmentTotals, loadSegmentFigures, type SegmentFigures } from "./segment-report/queries.server";
export { findShopper, listSetTraits, listStays, searchShoppers } from "./shoppers/queries.server";
export { findTimelinePlace, listTimeline } from "./shoppers/timeline/queries.server";
export { arrangeCohorts, monthAfter } from "./cohorts/arrange";
export { listCohortMonths } from "./cohorts/queries.server";
export { compareSegments } from "./comparison/compare";
export { loadMeasures } from "./comparison/measures.server";
export { rankSteps, stepsFrom } from "./home/next-steps";
export { judgeKinds, type Stood } from "./overview/stand-out";
export { findFirstDay, listSales, sumSales, type Sales } from "./orders/queries.server";
export {
  listCampaignReport,
  listFlowReport,
  listResultDays,
  listSegmentReport,
  listTemplateReport,
  sumResults,
} from "./results/queries.server";
export { adviseOnData, type UsedProperty } from "./data/advise";
export { associate, type Association } from "./data/associate";
export { gaps } from "./data/gaps";
export { askForDataLook, lookAtData } from "./data/jobs.server";
export { BehavioursFound, PropertiesFound } from "./data/model";
export { withUses } from "./data/properties.server";
export { eraseShopLooks, findLook } from "./data/queries.server";
