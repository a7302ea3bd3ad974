export { countAudience, sampleAudience, type Reached } from "./audience/queries.server";
export {
  cancelCampaign,
  checkCampaignPlan,
  copyCampaign,
  createCampaign,
  goOnCampaign,
  pauseCampaign,
  putAwayCampaign,
  resumeCampaign,
  saveCampaign,
  scheduleCampaign,
  sendCampaignNow,
  takeBackCampaign,
  unscheduleCampaign,
  type CampaignSaved,
  type Changed,
  type Created,
  type Scheduled,
} from "./commands.server";
export { advanceCampaigns, announceCampaigns, finishCampaign, holdTrials, listHandedOver } from "./jobs.server";
export { turnOf } from "./planning/turn";
export {
  eraseShopCampaigns,
  findCampaign,
  holdCampaigns,
  listCampaigns,
  listIn,
  listPutAwayCampaigns,
  type Standing,
} from "./queries.server";
export { eraseRecipients, mergeRecipients, takeRecipients, type Recipient } from "./recipients/queries.server";
export { firstFixed, type CampaignUse, type CampaignUses } from "./uses";
export { listCampaignUses } from "./uses.server";
