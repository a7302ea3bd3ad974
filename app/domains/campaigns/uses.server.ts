import type { Db } from "~/db.server";
import { listCampaigns } from "./queries.server";
import { usesOf, type CampaignUses } from "./uses";

/** What the shop's campaigns rest on that are not over. */
export async function listCampaignUses(shopId: number, db?: Db): Promise<CampaignUses> {
  return usesOf(await listCampaigns(shopId, db));
}
