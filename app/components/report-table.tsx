import { useSearchParams } from "@remix-run/react";
import { Card, Select } from "@shopify/polaris";
import type { ReactNode } from "react";
import { shownCell, sortRows, type ReportColumn, type ReportTable } from "~/lib/report-table";
import { pageIn, usePaging } from "./paging";
import { RecordLink } from "./record-link";
import { RecordTable } from "./record-table";

interface Props {
  table: ReportTable;
  resource: { singular: string; plural: string };
  /** What stands in its place while there is nothing. */
  empty?: ReactNode;
}

/** A report's table, a page at a time, sorted as the address says. The same table makes the file. */
export function ReportRows({ table, resource, empty }: Props) {
  const [params] = useSearchParams();
  const { columns, rows, currency } = sortRows(table, params.get("sort"));
  const page = pageIn(params, rows);
  const [first, ...others] = columns;
  return (
    <Card padding="0">
      <RecordTable
        resource={resource}
        columns={[headingOf(first), ...others.map(headingOf)]}
        rows={page.rows.map(({ id, url, cells }) => ({
          id,
          cells: columns.map(({ kind, title }, at) => {
            const words = shownCell(kind, cells[at] ?? null, currency);
            return at === 0 && url !== undefined ? (
              <RecordLink key={title} url={url}>
                {words}
              </RecordLink>
            ) : (
              words
            );
          }),
        }))}
        empty={empty}
        pagination={usePaging(page)}
      />
    </Card>
  );
}

function headingOf({ title, kind }: ReportColumn) {
  return { title, isNumber: kind !== "text" };
}

/** Chooses by which column the table is sorted; the file is sorted alike. */
export function SortSelect({ columns }: Pick<ReportTable, "columns">) {
  const [params, setParams] = useSearchParams();
  const choose = (title: string) =>
    setParams((params) => {
      const next = new URLSearchParams(params);
      next.set("sort", title);
      next.delete("page");
      return next;
    });
  const titles = columns.map(({ title }) => title);
  const asked = params.get("sort") ?? "";
  return (
    <Select
      label="Sorted by"
      labelInline
      options={[{ label: "Usual order", value: "" }, ...titles]}
      value={titles.includes(asked) ? asked : ""}
      onChange={choose}
    />
  );
}
