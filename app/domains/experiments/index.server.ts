export { assign } from "./assignment/commands.server";
export { armOf } from "./assignment/place";
export { eraseAssignments, findAssignments as assignmentOf, mergeAssignments } from "./assignment/queries.server";
export { findSegmentArms } from "./assignment/segments.server";
export {
  createExperiment,
  discardExperiment,
  giveToEverybody,
  saveExperiment,
  startExperiment,
  stopExperiment,
  type NotDone,
} from "./commands.server";
export { keepSplitExperiments } from "./keeping/commands.server";
export type { Split } from "./keeping/plan-splits";
export { askForLooks as askForExperimentLooks, lookAtExperiments } from "./looks/jobs.server";
export { listLastLooks, listLooks, listLooksOf } from "./looks/queries.server";
export { findPastRate, type PastRate } from "./planning/queries.server";
export {
  eraseShopExperiments,
  findExperiment,
  findExperiments,
  findFlowExperiments,
  findOpenExperiments,
  listAbout,
  listExperiments,
} from "./queries.server";
export { countArms } from "./results/queries.server";
