import type { CampaignState } from "~/domains/campaigns/model";

/** Where a campaign stands, in a word. */
export const stateWords: Record<CampaignState, string> = {
  draft: "Draft",
  scheduled: "Scheduled",
  sending: "Being sent",
  holding: "Trial is out",
  paused: "Paused",
  finished: "Finished",
  cancelled: "Cancelled",
};
