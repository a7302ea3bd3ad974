import type { Compared } from "~/domains/reports/model";
import { formatMoney } from "~/lib/money";
import { shownCell, type ReportTable } from "~/lib/report-table";

/** Two segments, measure by measure. Figures of different kinds stand in one column, so they come as words. */
export function viewComparison(
  compared: readonly Compared[],
  [first, second]: readonly [string, string],
  currency: string,
): ReportTable {
  const text = (title: string) => ({ title, kind: "text" }) as const;
  return {
    currency,
    columns: [text("Measure"), text(first), text(second), text("Difference"), text("What can be said")],
    rows: compared.map((one) => {
      const shown = (value: number | null) => shownCell(one.kind, value, currency);
      const cells = [`${one.measure}, of ${one.of}`, shown(one.first), shown(one.second), ...told(one, currency)];
      return { id: one.measure, cells };
    }),
  };
}

function told({ kind, difference }: Compared, currency: string): [difference: string, says: string] {
  if (!difference) return ["–", "Cannot tell: too few"];
  const change = (value: number) => {
    const size = kind === "share" ? points(Math.abs(value)) : money(Math.abs(value), currency);
    return `${size} ${value < 0 ? "less" : "more"}`;
  };
  const { estimate, low, high } = difference;
  const range = `${change(estimate)}; it may be anything from ${change(low)} to ${change(high)}`;
  if (low > 0) return [range, "More, beyond luck"];
  return [range, high < 0 ? "Less, beyond luck" : "Cannot tell: it may be luck"];
}

/** A difference of shares, in hundredths of the whole: "1.2 points". */
function points(value: number): string {
  const points = value * 100;
  return `${points.toFixed(points < 1 ? 2 : 1)} points`;
}

function money(amountMinor: number, currency: string): string {
  return formatMoney({ amountMinor, currency });
}
