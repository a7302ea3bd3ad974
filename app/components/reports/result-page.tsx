import type { ReactNode } from "react";
import type { Period } from "~/lib/report-period";
import type { ReportTable } from "~/lib/report-table";
import { ReportPage } from "../report-page";
import { ReportRows, SortSelect } from "../report-table";

interface Props {
  here: "messages" | "flows" | "campaigns" | "quizzes";
  question: string;
  resource: { singular: string; plural: string };
  period: Period;
  table: ReportTable;
  /** What stands there while there is nothing. */
  empty: ReactNode;
}

/** A report that is one table of a period. */
export function ResultPage({ here, question, resource, period, table, empty }: Props) {
  return (
    <ReportPage
      here={here}
      question={question}
      period={period}
      choices={<SortSelect columns={table.columns} />}
      file={{ url: `/app/reports/${here}/export`, name: here }}
    >
      <ReportRows table={table} resource={resource} empty={empty} />
    </ReportPage>
  );
}
