export { sendAgain } from "./commands.server";
export { queueOptIn } from "./asked/jobs.server";
export { savePolicies } from "./gate/commands.server";
export { latestInstant } from "./gate/lateness";
export { eraseShopPolicies, findPolicies } from "./gate/queries.server";
export { zoneOf } from "./gate/zone-of";
export { confirmSent, queueMessages, queueRequested, sendDue } from "./jobs.server";
export { openPostOffice } from "./office.server";
export {
  eraseMessages,
  eraseShopMessages,
  findMessageOrigins,
  forgetBatches,
  moveMessages,
  type MessageOrigin,
} from "./queries.server";
export { sendTrial, type Trial, type TrialSent } from "./trials/commands.server";
