import sql from "sql-template-tag";
import { transact } from "~/db.server";
import type { CampaignPlan } from "../../campaigns/model";
import { estimateFrom, type CampaignEstimate } from "./estimate.server";

/** What would become of a campaign of this plan, asked of the gate itself, of all its audience or of a fair sample. */
export async function estimateCampaign(shopId: number, plan: CampaignPlan, now: Date): Promise<CampaignEstimate> {
  return transact(async (tx) => {
    await tx.query(sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY`);
    return estimateFrom(shopId, plan, now, tx);
  });
}
