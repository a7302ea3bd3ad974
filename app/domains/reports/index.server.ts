export { countReceipts, findOldestWaiting, listDeadLetters } from "./health/queries.server";
export { countTroubles, countWeek, listStageMoves, listStages } from "./home/queries.server";
export { listMessages } from "./messages/queries.server";
export { listFlowResults, type FlowResult } from "./queries.server";
export { adviseOnSegment, countAdviceBySegment } from "./segments/advice.server";
export { sizeHistory } from "./segments/history";
export { countBySegment, findSegmentResult, listDailyChanges, listMembers } from "./segments/queries.server";
export { findShopper, listStays, searchShoppers } from "./shoppers/queries.server";
export { findTimelinePlace, listTimeline } from "./shoppers/timeline/queries.server";
