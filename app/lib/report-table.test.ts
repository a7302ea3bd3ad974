import { expect, test } from "vitest";
import { plainCell, plainTitle, shareOf, shownCell, sortRows, type ReportTable } from "./report-table";

test("a cell is said to people with its sign, and to programs as they reckon with it", () => {
  const both = (...of: Parameters<typeof shownCell>) => [shownCell(...of), plainCell(...of)];
  expect(both("count", 12_345, "GBP")).toEqual(["12,345", 12_345]);
  expect(both("money", 123_450, "GBP")).toEqual(["£1,234.50", "1234.50"]);
  expect(both("money", -50, "GBP")).toEqual(["-£0.50", -0.5]);
  expect(both("money", 1250, "JPY")).toEqual(["JP¥1,250", "1250"]);
  expect(both("share", 0.1234, "GBP")).toEqual(["12.3 %", "12.3%"]);
  expect(both("text", "=1+1", "GBP")).toEqual(["=1+1", "=1+1"]);
});

test("a small share keeps the decimals that matter", () => {
  expect(shownCell("share", 0.0012, "GBP")).toBe("0.12 %");
  expect(shownCell("share", 0, "GBP")).toBe("0.0 %");
});

test("of nobody there is no share, and no cell says nought for it", () => {
  expect(shareOf(0, 0)).toBeNull();
  expect(shareOf(1, 4)).toBe(0.25);
  expect([shownCell("share", null, "GBP"), plainCell("share", null, "GBP")]).toEqual(["–", ""]);
});

test("amounts say their currency in the heading of a file", () => {
  expect(plainTitle({ title: "Revenue", kind: "money" }, "GBP")).toBe("Revenue (GBP)");
  expect(plainTitle({ title: "Sent", kind: "count" }, "GBP")).toBe("Sent");
});

const table: ReportTable = {
  currency: "GBP",
  columns: [
    { title: "Name", kind: "text" },
    { title: "Clicked", kind: "share" },
  ],
  rows: [
    { id: "1", cells: ["b", null] },
    { id: "2", cells: ["c", 0.1] },
    { id: "3", cells: ["a", 0.2] },
  ],
};
const order = (by: string | null) => sortRows(table, by).rows.map(({ id }) => id);

test("rows are sorted by a column, the largest first and the unknown last, whatever else stays", () => {
  expect(order("Clicked")).toEqual(["3", "2", "1"]);
  expect(order("Name")).toEqual(["3", "1", "2"]);
  expect(order("No such column")).toEqual(["1", "2", "3"]);
  expect(order(null)).toEqual(["1", "2", "3"]);
});
