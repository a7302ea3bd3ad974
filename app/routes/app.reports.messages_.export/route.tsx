import type { LoaderFunctionArgs } from "@remix-run/node";
import { exportReport } from "~/doors/export-report.server";
import { messageTable } from "../app.reports.messages/table.server";

/** The report on messages, whole, as a file for spreadsheet programs. */
export const loader = ({ request }: LoaderFunctionArgs) => exportReport(request, "messages", messageTable);
