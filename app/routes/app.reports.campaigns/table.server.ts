import { resultCells, resultColumns } from "~/components/reports/result-table";
import { listCampaignReport } from "~/domains/reports/index.server";
import type { Shop } from "~/domains/shops/model";
import type { Days } from "~/lib/report-period";
import type { ReportTable } from "~/lib/report-table";

/** What came of each flow's mail in some days. */
export async function campaignTable({ id, currency }: Shop, days: Days): Promise<ReportTable> {
  const campaigns = await listCampaignReport(id, days);
  return {
    currency,
    columns: [{ title: "Campaign", kind: "text" }, ...resultColumns],
    rows: campaigns.map((campaign) => ({
      id: String(campaign.id),
      ...(campaign.name !== null && { url: `/app/campaigns/${campaign.id}` }),
      cells: [campaign.name ?? "A campaign that is not there any more", ...resultCells(campaign)],
    })),
  };
}
