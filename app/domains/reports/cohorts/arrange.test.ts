import { expect, test } from "vitest";
import { arrangeCohorts, monthAfter, monthsBetween } from "./arrange";

const row = (cohort: string, month: string, buyers: number, revenueMinor: number) => ({
  ...{ cohort, month, buyers, revenueMinor },
  orders: buyers,
});

// In November four shoppers buy for the first time, at £40 in all; one of them comes back in January and spends £20.
// In January two others begin, at £10 in all.
const rows = [
  row("2025-11", "2025-11", 4, 4000),
  row("2025-11", "2026-01", 1, 2000),
  row("2026-01", "2026-01", 2, 1000),
];

test("each cohort is told by the months since its first, with what each of it has spent so far", () => {
  expect(arrangeCohorts(rows, "2026-01")).toEqual([
    { month: "2026-01", shoppers: 2, since: [{ boughtRate: 1, spentMinor: 500, isOpen: true }] },
    {
      ...{ month: "2025-11", shoppers: 4 },
      since: [
        { boughtRate: 1, spentMinor: 1000, isOpen: false },
        // In December nobody of them bought: that is nought, not unknown.
        { boughtRate: 0, spentMinor: 1000, isOpen: false },
        { boughtRate: 0.25, spentMinor: 1500, isOpen: true },
      ],
    },
  ]);
});

test("only the month that is not over is open, and none to come is there", () => {
  const [, november] = arrangeCohorts(rows, "2026-02");
  expect(november?.since.map(({ isOpen }) => isOpen)).toEqual([false, false, false, true]);
});

test("a shop without orders has no cohort", () => {
  expect(arrangeCohorts([], "2026-01")).toEqual([]);
});

test("months are counted over the ends of years", () => {
  expect(monthAfter("2025-11", 2)).toBe("2026-01");
  expect(monthAfter("2026-01", -1)).toBe("2025-12");
  expect(monthsBetween("2024-12", "2026-01")).toBe(13);
});
