import type { CampaignDraft } from "~/components/campaigns/fields";
import { createCampaign } from "~/domains/campaigns/index.server";
import { templatesNamed } from "~/domains/campaigns/model";
import { ensureReady } from "~/domains/templates/index.server";

/** Keeps a new campaign. Ready messages that it sends become the shop's own. */
export async function keepNew(shopId: number, draft: CampaignDraft, now: Date) {
  await ensureReady(shopId, templatesNamed(draft.plan), now);
  return createCampaign(shopId, draft, now);
}
