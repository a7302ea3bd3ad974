export { addReadyFlows, enrol } from "./jobs.server";
export { describeMerge, mergeSegments, type Merge, type Merged } from "./merge/commands.server";
export { chooseTemplate } from "./templates/commands.server";
export { compareWithOthers, type Compared } from "./templates/compare.server";
export { listTemplateUses, type TemplateUse } from "./templates/uses.server";
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
