import type { LoaderFunctionArgs } from "@remix-run/node";
import { exportReport } from "~/doors/export-report.server";
import { quizTable } from "../app.reports.quizzes/table.server";

/** The report on quizzes, whole, as a file for spreadsheet programs. */
export const loader = ({ request }: LoaderFunctionArgs) => exportReport(request, "quizzes", quizTable);
