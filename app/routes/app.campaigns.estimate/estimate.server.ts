import type { EstimateAnswer } from "~/components/campaigns/question";
import type { CampaignPlan } from "~/domains/campaigns/model";
import { estimateCampaign } from "~/domains/messages/index.server";
import { listSegments } from "~/domains/segments/index.server";
import type { Shop } from "~/domains/shops/model";
import { nameTemplates } from "~/domains/templates/index.server";
import { viewEstimate } from "./view";

/** Stands for the message of somebody who has not chosen one: it is about no topic. */
const notChosen = "not-chosen-yet";

/** Works out who would get a campaign by this plan. Without a message, its audience is told all the same. */
export async function estimate({ id: shopId, timezone }: Shop, plan: CampaignPlan, now: Date): Promise<EstimateAnswer> {
  const { bySegment, everybodyElse } = plan.messages;
  const isChosen = bySegment.length > 0 || everybodyElse !== null;
  const messages = isChosen ? plan.messages : { bySegment, everybodyElse: notChosen };
  const [told, segments, templates] = await Promise.all([
    estimateCampaign(shopId, { ...plan, messages }, now),
    listSegments(shopId),
    nameTemplates(shopId),
  ]);
  return viewEstimate(told, {
    isChosen,
    timezone,
    chosenFor: bySegment.map(({ segmentId }) => segmentId),
    segmentName: (id) => segments.find((segment) => segment.id === id)?.name ?? "A segment",
    templateName: (key) => templates.get(key)?.name ?? key,
  });
}
