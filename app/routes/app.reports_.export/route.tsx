import type { LoaderFunctionArgs } from "@remix-run/node";
import { exportReport } from "~/doors/export-report.server";
import { overviewTable } from "../app.reports._index/load.server";

/** The overview day by day as a file for spreadsheet programs. */
export const loader = ({ request }: LoaderFunctionArgs) => exportReport(request, "overview", overviewTable);
