import type { LoaderFunctionArgs } from "@remix-run/node";
import { exportReport } from "~/doors/export-report.server";
import { cohortTable } from "../app.reports.cohorts/table.server";

/** The report on cohorts, whole, as a file for spreadsheet programs. */
export const loader = ({ request }: LoaderFunctionArgs) => exportReport(request, "cohorts", cohortTable);
