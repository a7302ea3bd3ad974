export { addReadyFlows, enrol } from "./jobs.server";
export {
  eraseFlowRuns,
  eraseShopFlows,
  findFlow,
  listFlows,
  moveFlowRuns,
  setFlowEnabled,
  takeSendRequests,
} from "./queries.server";
