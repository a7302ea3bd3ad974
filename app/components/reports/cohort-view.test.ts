import { expect, test } from "vitest";
import type { Cohort } from "~/domains/reports/model";
import { openColumns, viewCohorts } from "./cohort-view";

const since = (months: number) =>
  Array.from({ length: months }, (_, at) => ({
    boughtRate: 1 / (at + 1),
    spentMinor: 100 * (at + 1),
    isOpen: at === months - 1,
  }));
const cohorts: Cohort[] = [
  { month: "2026-02", shoppers: 4, since: since(2) },
  { month: "2024-06", shoppers: 9, since: since(21) },
];

test("a cohort has a column for each month of the year since, and none for what has not come", () => {
  const { columns, rows } = viewCohorts(cohorts, { currency: "GBP", shows: "bought" });
  expect(columns.slice(0, 4).map(({ title }) => title)).toEqual(["First bought", "Shoppers", "Same month", "+1"]);
  expect(columns.at(-1)?.title).toBe("+12");
  expect(rows[0]?.cells.slice(0, 5)).toEqual(["February 2026", 4, 1, 0.5, null]);
  expect(rows[1]?.cells).toHaveLength(columns.length);
  expect(rows[1]?.cells).not.toContain(null);
});

test("what was spent is the same table in money", () => {
  const { columns, rows } = viewCohorts(cohorts, { currency: "GBP", shows: "spent" });
  expect(columns[3]).toEqual({ title: "+1", kind: "money" });
  expect(rows[0]?.cells.slice(2, 5)).toEqual([100, 200, null]);
});

test("only the month that is not over is open; of an old cohort it lies beyond the table", () => {
  expect(openColumns(cohorts)).toEqual([3, 22]);
  expect(viewCohorts(cohorts, { currency: "GBP", shows: "bought" }).columns).toHaveLength(15);
});
