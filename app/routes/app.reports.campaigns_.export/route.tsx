import type { LoaderFunctionArgs } from "@remix-run/node";
import { exportReport } from "~/doors/export-report.server";
import { campaignTable } from "../app.reports.campaigns/table.server";

/** The report on campaigns, whole, as a file for spreadsheet programs. */
export const loader = ({ request }: LoaderFunctionArgs) => exportReport(request, "campaigns", campaignTable);
