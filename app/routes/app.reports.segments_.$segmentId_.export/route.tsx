import type { LoaderFunctionArgs } from "@remix-run/node";
import { reportFile } from "~/doors/report-file";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { loadReport } from "../app.reports.segments_.$segmentId/load.server";
import { dayTable } from "../app.reports.segments_.$segmentId/tables";

/** A segment day by day, of the period or the version that the page shows, as a file for spreadsheet programs. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const report = await loadReport(shop, params["segmentId"], new URL(request.url).searchParams, new Date());
  if (!report) throw notFound();
  return reportFile(dayTable(report.figures.history, report.currency), `segment-${report.segment.id}`);
}
