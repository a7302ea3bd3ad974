import { decimalsOf, formatMoney } from "./money";

/** What a column holds: words, a number of things, a share from 0 to 1, or an amount in minor units of the table's currency. */
export type CellKind = "text" | "count" | "share" | "money";

export interface ReportColumn {
  title: string;
  kind: CellKind;
}

/** Null where there is nothing to say, as of a share of nobody. */
export type ReportCell = string | number | null;

export interface ReportRow {
  id: string;
  /** What the row opens. */
  url?: string | undefined;
  cells: readonly ReportCell[];
}

/** A table of figures, from which both the page and its file are made: so they say the same. */
export interface ReportTable {
  currency: string;
  columns: readonly [ReportColumn, ...ReportColumn[]];
  rows: readonly ReportRow[];
}

/** A cell as people read it. */
export function shownCell(kind: CellKind, cell: ReportCell, currency: string): string {
  if (cell === null) return "–";
  if (typeof cell === "string") return cell;
  if (kind === "money") return formatMoney({ amountMinor: cell, currency });
  return kind === "share" ? `${percentOf(cell)} %` : cell.toLocaleString("en-GB");
}

/** The same for spreadsheet programs, which reckon with it: no currency's sign, and nothing between thousands. */
export function plainCell(kind: CellKind, cell: ReportCell, currency: string): string | number {
  if (cell === null) return "";
  if (typeof cell === "string") return cell;
  if (kind === "share") return `${percentOf(cell)}%`;
  if (kind === "count") return cell;
  const decimals = decimalsOf(currency);
  const amount = (cell / 10 ** decimals).toFixed(decimals);
  // As a text it would be taken for a formula.
  return cell < 0 ? Number(amount) : amount;
}

/** Small shares have more decimals: of complaints one in a thousand matters. */
function percentOf(share: number): string {
  const percent = share * 100;
  return percent.toFixed(percent !== 0 && Math.abs(percent) < 1 ? 2 : 1);
}

/** What heads a column in a file. Amounts say their currency there, since their cells do not. */
export function plainTitle({ title, kind }: ReportColumn, currency: string): string {
  return kind === "money" ? `${title} (${currency})` : title;
}

/**
 * The rows by a column, the largest first, or by their words; what is unknown comes last. As they are when there is no
 * such column.
 * @param by the column's title
 */
export function sortRows(table: ReportTable, by: string | null): ReportTable {
  const at = table.columns.findIndex(({ title }) => title === by);
  if (at === -1) return table;
  const compare = (a: ReportCell, b: ReportCell) =>
    typeof a === "number" && typeof b === "number" ? b - a : String(a).localeCompare(String(b), "en");
  const rows = table.rows.toSorted(({ cells: a }, { cells: b }) => {
    const [left = null, right = null] = [a[at], b[at]];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return compare(left, right);
  });
  return { ...table, rows };
}

/** So many of so many; null of nobody. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
