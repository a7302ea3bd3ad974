import { expect, test } from "vitest";
import type { Compared } from "~/domains/reports/model";
import { viewComparison } from "./comparison-view";

const share: Compared = {
  ...{ measure: "Mail clicked", of: "mail delivered", kind: "share", first: 0.1, second: 0.125 },
  difference: { estimate: 0.025, low: 0.011, high: 0.04 },
};
const money: Compared = {
  ...{ measure: "Spent so far", of: "each shopper", kind: "money", first: 2000, second: 1500 },
  difference: { estimate: -500, low: -800, high: -200 },
};
const cells = (compared: Compared) => viewComparison([compared], ["Loyal", "New"], "GBP").rows[0]?.cells;

test("a difference is told with its interval, and whether it is beyond luck", () => {
  expect(cells(share)).toEqual([
    ...["Mail clicked, of mail delivered", "10.0 %", "12.5 %"],
    ...["2.5 points more; it may be anything from 1.1 points more to 4.0 points more", "More, beyond luck"],
  ]);
  expect(cells(money)?.slice(1)).toEqual([
    ...["£20.00", "£15.00", "£5.00 less; it may be anything from £8.00 less to £2.00 less", "Less, beyond luck"],
  ]);
});

test("what may be luck is not told as a difference, and of too few nothing is", () => {
  expect(cells({ ...share, difference: { estimate: 0.025, low: -0.001, high: 0.05 } })?.at(-1)).toBe(
    "Cannot tell: it may be luck",
  );
  expect(cells({ ...share, second: null, difference: null })?.slice(2)).toEqual(["–", "–", "Cannot tell: too few"]);
});
