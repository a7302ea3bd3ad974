import { Text, useBreakpoints } from "@shopify/polaris";
import type { CSSProperties } from "react";
import { shownCell, type CellKind, type ReportCell, type ReportTable } from "~/lib/report-table";

interface Props {
  table: ReportTable;
  /** What the figures are, for who hears the table. */
  caption: string;
  /** How many columns name the row; those after them are coloured. */
  heads: number;
  /** Columns that a phone has room for, by their titles. */
  onPhones: readonly string[];
  /** Of each row the column whose time is not over. */
  openAt: readonly number[];
}

/**
 * A table whose cells are the darker the more they say. Every cell says its figure as well: the colour, of one hue, only
 * leads the eye. What is not complete is framed with a broken line and says so.
 */
export function HeatTable({ table, caption, heads, onPhones, openAt }: Props) {
  const isNarrow = useBreakpoints().mdDown;
  const { columns, rows, currency } = table;
  const shown = columns.flatMap((column, at) =>
    at < heads || !isNarrow || onPhones.includes(column.title) ? [{ ...column, at }] : [],
  );
  // With the first of the coloured columns all begin: as large as can be, it would make the others pale.
  const most = Math.max(0, ...rows.flatMap(({ cells }) => cells.slice(heads + 1).map((cell) => Number(cell ?? 0))));
  const shadeOf = (cell: ReportCell, at: number) => (at < heads || most === 0 ? 0 : Math.min(1, Number(cell) / most));
  return (
    <table style={{ borderCollapse: "separate", borderSpacing: 2, width: "100%" }}>
      <caption style={{ captionSide: "top", textAlign: "start" }}>
        <Text as="span" tone="subdued">
          {caption}
        </Text>
      </caption>
      <Headings titles={shown.map(({ title }) => title)} />
      <tbody>
        {rows.map(({ id, cells: [name, ...cells] }, row) => (
          <tr key={id}>
            <th scope="row" style={{ ...narrow, fontWeight: 500, textAlign: "start" }}>
              {name}
            </th>
            {shown.slice(1).map(({ title, kind, at }) => {
              const cell = cells[at - 1] ?? null;
              const isOpen = at === openAt[row];
              return <HeatCell key={title} {...{ kind, cell, currency, isOpen }} shade={shadeOf(cell, at)} />;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Headings({ titles }: { titles: readonly string[] }) {
  return (
    <thead>
      <tr>
        {titles.map((title, at) => (
          <th key={title} scope="col" style={{ ...narrow, textAlign: at === 0 ? "start" : "end" }}>
            {title}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface CellProps {
  kind: CellKind;
  cell: ReportCell;
  currency: string;
  /** 0–1; never drawn so dark that the figure upon it could not be read. */
  shade: number;
  isOpen: boolean;
}

function HeatCell({ kind, cell, currency, shade, isOpen }: CellProps) {
  if (cell === null) return <td />;
  const background = `rgba(44, 110, 203, ${(shade * 0.45).toFixed(2)})`;
  return (
    <td style={{ ...narrow, background, textAlign: "end", ...(isOpen && unfinished) }}>
      {shownCell(kind, cell, currency)}
      {isOpen && <span style={hidden}> so far</span>}
    </td>
  );
}

const narrow: CSSProperties = { fontSize: 12, fontVariantNumeric: "tabular-nums", padding: "4px 3px" };
const unfinished: CSSProperties = { outline: "1px dashed #616161", outlineOffset: -1 };
const hidden: CSSProperties = {
  clip: "rect(0 0 0 0)",
  height: 1,
  overflow: "hidden",
  position: "absolute",
  whiteSpace: "nowrap",
  width: 1,
};
