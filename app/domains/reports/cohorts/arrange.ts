import type { Cohort, CohortMonth } from "./model";

/**
 * Cohorts by the months since, the newest first. A month in which nobody of a cohort bought is there all the same, as
 * nought; months to come are not.
 * @param thisMonth "2026-03", which is not over
 */
export function arrangeCohorts(rows: readonly CohortMonth[], thisMonth: string): Cohort[] {
  const cohorts = Map.groupBy(rows, ({ cohort }) => cohort);
  return [...cohorts]
    .flatMap(([month, own]) => {
      const byMonth = new Map(own.map((row) => [row.month, row]));
      // Whoever first bought in a month bought in it.
      const shoppers = byMonth.get(month)?.buyers ?? 0;
      const last = monthsBetween(month, thisMonth);
      if (shoppers === 0 || last < 0) return [];
      let spent = 0;
      const since = Array.from({ length: last + 1 }, (_, at) => {
        const row = byMonth.get(monthAfter(month, at));
        spent += row?.revenueMinor ?? 0;
        return { boughtRate: (row?.buyers ?? 0) / shoppers, spentMinor: spent / shoppers, isOpen: at === last };
      });
      return [{ month, shoppers, since }];
    })
    .toSorted((a, b) => b.month.localeCompare(a.month));
}

/** The month so many after another: "2026-01" is one after "2025-12". */
export function monthAfter(month: string, months: number): string {
  const { year, at } = partsOf(month);
  const count = year * 12 + at + months;
  return `${String(Math.floor(count / 12)).padStart(4, "0")}-${String((((count % 12) + 12) % 12) + 1).padStart(2, "0")}`;
}

export function monthsBetween(from: string, until: string): number {
  const [a, b] = [partsOf(from), partsOf(until)];
  return (b.year - a.year) * 12 + b.at - a.at;
}

function partsOf(month: string): { year: number; at: number } {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return { year, at: number - 1 };
}
