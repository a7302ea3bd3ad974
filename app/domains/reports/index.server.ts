export { listFlowResults } from "./queries.server";
