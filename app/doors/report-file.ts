import { csvBegin, csvLine } from "~/lib/csv";
import { plainCell, plainTitle, type ReportTable } from "~/lib/report-table";

/** A table as a file for spreadsheet programs: the very rows that the page shows, on whichever of its pages. */
export function reportFile({ columns, rows, currency }: ReportTable, name: string): Response {
  const lines = [
    columns.map((column) => plainTitle(column, currency)),
    ...rows.map(({ cells }) => columns.map(({ kind }, at) => plainCell(kind, cells[at] ?? null, currency))),
  ];
  return new Response(csvBegin + lines.map(csvLine).join(""), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}.csv"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
