import { whenWords } from "~/components/campaigns/when-words";
import type { Campaign, CampaignState } from "~/domains/campaigns/model";
import { findCampaign } from "~/domains/campaigns/index.server";
import { findSenderState } from "~/domains/senders/index.server";
import type { Shop } from "~/domains/shops/model";
import { loadChoices } from "../app.campaigns.new/choices.server";
import { keptOf } from "./act.server";
import { loadProgress } from "./progress.server";

/** What the page of a campaign shows: the editor until it begins, then how far it is. Null when there is none such. */
export async function load(shop: Shop, campaignId: number, now: Date) {
  const campaign = await findCampaign(shop.id, campaignId);
  if (!campaign) return null;
  return isPlanned(campaign.state) && campaign.archivedAt === null
    ? loadPlanned(shop, campaign, now)
    : loadProgress(shop, campaign, now);
}

function isPlanned(state: CampaignState): boolean {
  return state === "draft" || state === "scheduled";
}

/** What is to begin within so long is looked at again and again, until it does. */
const soonMs = 120_000;

async function loadPlanned(shop: Shop, campaign: Campaign, now: Date) {
  const [choices, sender] = await Promise.all([loadChoices(shop), findSenderState(shop.id, now)]);
  const { id, name, state, plan, problem, dueAt } = campaign;
  const isDueSoon = state === "scheduled" && dueAt !== null && dueAt.getTime() - now.getTime() < soonMs;
  return {
    view: "planned" as const,
    campaign: { id, name, state, problem, isDueSoon, when: whenWords(plan.schedule, shop.timezone) },
    kept: keptOf(shop, campaign, now),
    choices,
    sender: { pausedFor: sender.pausedFor, problem: sender.problem },
  };
}

export type Planned = Awaited<ReturnType<typeof loadPlanned>>;
