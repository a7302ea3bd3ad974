export { addReadyFlows, enrol } from "./jobs.server";
export { describeMerge, mergeSegments, type Merge, type Merged } from "./merge/commands.server";
export { listFlowUses } from "./uses.server";
export {
  eraseFlowRuns,
  eraseShopFlows,
  findFlow,
  listFlows,
  moveFlowRuns,
  setFlowEnabled,
  takeSendRequests,
} from "./queries.server";
