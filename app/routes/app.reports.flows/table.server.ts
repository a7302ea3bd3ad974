import { resultCells, resultColumns } from "~/components/reports/result-table";
import { listFlowReport } from "~/domains/reports/index.server";
import type { Shop } from "~/domains/shops/model";
import type { Days } from "~/lib/report-period";
import type { ReportTable } from "~/lib/report-table";

/** What came of each flow's mail in some days. */
export async function flowTable({ id, currency }: Shop, days: Days): Promise<ReportTable> {
  const flows = await listFlowReport(id, days);
  return {
    currency,
    columns: [{ title: "Flow", kind: "text" }, ...resultColumns],
    rows: flows.map((flow) => ({
      id: String(flow.id),
      ...(flow.name !== null && { url: `/app/flows/${flow.id}` }),
      cells: [flow.name ?? "A flow that is not there any more", ...resultCells(flow)],
    })),
  };
}
