import type { Cohort } from "~/domains/reports/model";
import type { ReportTable } from "~/lib/report-table";

export interface CohortWish {
  currency: string;
  /** Who bought in the month, or what they have spent up to its end. */
  shows: "bought" | "spent";
}

/** A year after the first month. */
const mostMonths = 13;
/** Columns before those of the months. */
export const cohortHeads = 2;

/** Cohorts as a table: a row for each, a column for each month since. Months to come are empty. */
export function viewCohorts(cohorts: readonly Cohort[], { currency, shows }: CohortWish): ReportTable {
  const months = Math.min(mostMonths, Math.max(0, ...cohorts.map(({ since }) => since.length)));
  const kind = shows === "bought" ? "share" : "money";
  return {
    currency,
    columns: [
      { title: "First bought", kind: "text" },
      { title: "Shoppers", kind: "count" },
      ...Array.from({ length: months }, (_, at) => ({ title: monthTitle(at), kind }) as const),
    ],
    rows: cohorts.map(({ month, shoppers, since }) => ({
      id: month,
      cells: [
        monthWords(month),
        shoppers,
        ...Array.from({ length: months }, (_, at) => {
          const cell = since[at];
          return cell ? (shows === "bought" ? cell.boughtRate : cell.spentMinor) : null;
        }),
      ],
    })),
  };
}

/** In which column of each row the month stands that is not over; in none of the table's where that is too long ago. */
export function openColumns(cohorts: readonly Cohort[]): number[] {
  return cohorts.map(({ since }) => cohortHeads + since.findIndex(({ isOpen }) => isOpen));
}

/** Which month after the first. */
export function monthTitle(at: number): string {
  return at === 0 ? "Same month" : `+${at}`;
}

/** "March 2026". */
function monthWords(month: string): string {
  return new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
}
