import { z } from "zod";
import type { CampaignState } from "~/domains/campaigns/model";

/** What the list of campaigns can be narrowed to. */
export const campaignViews = ["all", "drafts", "scheduled", "running", "done", "away"] as const;
export type CampaignView = (typeof campaignViews)[number];

const View = z.enum(campaignViews).catch("all");
/** So many weeks from now, about two years either way. */
const Shift = z.coerce.number().int().min(-104).max(104).catch(0);

/** What an address asks the list for; what makes no sense in it asks for nothing. */
export function readWish(params: URLSearchParams): { view: CampaignView; shift: number } {
  return { view: View.parse(params.get("show") ?? "all"), shift: Shift.parse(params.get("weeks") ?? 0) };
}

/** Whether a campaign that stands so is shown. */
export function isIn(view: CampaignView, state: CampaignState): boolean {
  switch (view) {
    case "all":
      return true;
    case "drafts":
      return state === "draft";
    case "scheduled":
      return state === "scheduled";
    case "running":
      return state === "sending" || state === "holding" || state === "paused";
    case "done":
      return state === "finished" || state === "cancelled";
    case "away":
      return false;
    default:
      return view satisfies never;
  }
}
