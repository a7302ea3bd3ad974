import { expect, test } from "vitest";
import { viewRfm, type RfmFound } from "./view";

const place = { currency: "GBP", timezone: "UTC" };
const found: RfmFound = {
  naming: "six",
  groups: [
    { group: "champions", shoppers: 3, spentMinor: 10_000, orders: 12 },
    { group: "inactive", shoppers: 9, spentMinor: 0, orders: 9 },
  ],
  movements: [
    { from: "loyal", into: "champions", shoppers: 2 },
    { from: null, into: "champions", shoppers: 1 },
    { from: "champions", into: null, shoppers: 4 },
  ],
  renewal: { renewedAt: new Date("2026-06-15T03:00:00Z"), derivedFrom: "" },
};

test("every group stands in its order, also an empty one, with who came and who left", () => {
  const { sizes } = viewRfm(found, place);
  expect(sizes.rows.map(({ cells }) => cells)).toEqual([
    ["Champions", "bought lately, often and for much", 3, 0.25, 3333, 3, 4],
    ["Loyal", "bought often, lately or not long ago", 0, 0, null, 0, 2],
    ["Recent", "bought lately, but seldom", 0, 0, null, 0, 0],
    ["Needs attention", "bought some time ago, not often", 0, 0, null, 0, 0],
    ["At risk", "bought often or for much, but long ago", 0, 0, null, 0, 0],
    ["Inactive", "bought seldom, for little and long ago", 9, 0.75, 0, 0, 0],
  ]);
});

test("movements are said in words", () => {
  expect(viewRfm(found, place).movements.map(({ words }) => words)).toEqual([
    "2 went from Loyal to Champions",
    "1 came to Champions",
    "4 went from Champions to no group",
  ]);
});

test("prospects alone are no groups", () => {
  const prospects = {
    ...found,
    naming: "eleven",
    groups: [{ group: "PROSPECTS", shoppers: 5, spentMinor: 0, orders: 0 }],
  } as const;
  expect(viewRfm(prospects, place)).toMatchObject({ hasGroups: false });
  expect(viewRfm(found, place)).toMatchObject({ hasGroups: true, renewed: "15 Jun 2026, 03:00" });
});
