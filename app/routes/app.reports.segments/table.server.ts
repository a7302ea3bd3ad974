import { resultCells, resultColumns } from "~/components/reports/result-table";
import { listSegmentTotals } from "~/domains/reports/index.server";
import type { Shop } from "~/domains/shops/model";
import type { Days } from "~/lib/report-period";
import type { ReportTable } from "~/lib/report-table";

/** What came of each segment in some days: who came and went, and what mail because of it brought. */
export async function segmentTable({ id, currency }: Shop, days: Days): Promise<ReportTable> {
  const segments = await listSegmentTotals(id, days);
  return {
    currency,
    columns: [
      { title: "Segment", kind: "text" },
      { title: "Shoppers", kind: "count" },
      { title: "Entered", kind: "count" },
      { title: "Left", kind: "count" },
      ...resultColumns,
    ],
    rows: segments.map((segment) => ({
      id: String(segment.segmentId),
      url: `/app/reports/segments/${segment.segmentId}`,
      cells: [segment.name, segment.size, segment.entered, segment.left, ...resultCells(segment)],
    })),
  };
}
