export { sendAgain } from "./commands.server";
export { queueOptIn } from "./asked/jobs.server";
export { estimateCampaign } from "./campaigns/commands.server";
export type { CampaignEstimate } from "./campaigns/estimate.server";
export { queueCampaigns } from "./campaigns/jobs.server";
export {
  countParts,
  countRecipients,
  listRecipients,
  type PartTotals,
  type RecipientLine,
  type RecipientsWanted,
} from "./campaigns/queries.server";
export {
  standing as recipientStanding,
  standingReason as recipientReason,
  withMessages as recipientsWithMessages,
} from "./campaigns/queries.server";
export { savePolicies, saveSegmentTimes } from "./gate/commands.server";
export { latestInstant } from "./gate/lateness";
export { eraseShopPolicies, findPolicies, findSegmentTimes, listSegmentTimes } from "./gate/queries.server";
export { zoneOf } from "~/lib/zone-of";
export { confirmSent, queueMessages, queueRequested, sendDue, wakeStopped } from "./jobs.server";
export { sendNotices } from "./notices/jobs.server";
export { mailMerchant, pageOf } from "./notices/mail-merchant.server";
export { openPostOffice } from "./office.server";
export {
  eraseMessages,
  eraseShopMessages,
  findMessageOrigins,
  forgetBatches,
  moveMessages,
  type MessageOrigin,
} from "./queries.server";
export { replay } from "./replays/jobs.server";
export { sendTrial, type Trial, type TrialSent } from "./trials/commands.server";
