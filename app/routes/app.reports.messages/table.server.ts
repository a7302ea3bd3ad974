import { resultCells, resultColumns } from "~/components/reports/result-table";
import { listTemplateReport } from "~/domains/reports/index.server";
import type { Shop } from "~/domains/shops/model";
import type { Days } from "~/lib/report-period";
import type { ReportTable } from "~/lib/report-table";

/** What came of each message in some days, of what it said at a time apart from what it said before. */
export async function messageTable({ id, currency }: Shop, days: Days): Promise<ReportTable> {
  const messages = await listTemplateReport(id, days);
  return {
    currency,
    columns: [{ title: "Message", kind: "text" }, { title: "Version", kind: "count" }, ...resultColumns],
    rows: messages.map(({ key, ...message }) => ({
      id: `${key} ${message.version}`,
      ...(message.id !== 0 && { url: `/app/templates/${message.id}` }),
      cells: [message.name, message.version === 0 ? null : message.version, ...resultCells(message)],
    })),
  };
}
