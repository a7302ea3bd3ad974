import { lazy } from "react";
import { ChartCard } from "~/components/chart-card";
import { shownCell, type ReportColumn, type ReportTable } from "~/lib/report-table";

const CourseChart = lazy(() => import("~/components/course-chart"));
const height = 260;

interface Props {
  title: string;
  about: string;
  /** Of days; the first column names them. */
  table: ReportTable;
  /** What is drawn, by the columns’ titles: all of one kind. */
  columns: readonly string[];
}

/** Some columns of a table of days as lines; behind the chart are just these columns. */
export function CourseCard({ title, about, table, columns }: Props) {
  const [day] = table.columns;
  const drawn = table.columns.flatMap((column, at) => (columns.includes(column.title) ? [{ ...column, at }] : []));
  const behind: ReportTable = {
    currency: table.currency,
    columns: [day, ...drawn.map(({ title, kind }): ReportColumn => ({ title, kind }))],
    rows: table.rows.map(({ id, cells }) => ({
      id,
      cells: [cells[0] ?? null, ...drawn.map(({ at }) => cells[at] ?? null)],
    })),
  };
  const kind = drawn[0]?.kind ?? "count";
  const courses = drawn.map(({ title, at }) => ({
    name: title,
    values: table.rows.map(({ cells }) => Number(cells[at])),
  }));
  const sums = courses.map(({ name, values }) => {
    const sum = values.reduce((total, value) => total + value, 0);
    return `${name} ${shownCell(kind, sum, table.currency)}`;
  });
  return (
    <ChartCard title={title} about={`${sums.join(", ")} in all. ${about}`} table={behind} height={height}>
      <CourseChart
        days={table.rows.map(({ id }) => id)}
        courses={courses}
        kind={kind}
        currency={table.currency}
        label={`${title}: ${sums.join(", ")} in all`}
      />
    </ChartCard>
  );
}
