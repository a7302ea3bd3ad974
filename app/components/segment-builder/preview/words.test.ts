import { expect, test } from "vitest";
import { percent, shoppers } from "./words";

test("few are never none, and nearly all never all", () => {
  const shares = [percent(0, 800), percent(1, 800), percent(488, 800), percent(799, 800), percent(800, 800)];
  expect(shares.map((share) => share.replace("\u00a0", " "))).toEqual([
    "0 %",
    "less than 1 %",
    "61 %",
    "more than 99 %",
    "100 %",
  ]);
});

test("one shopper, several shoppers", () => {
  expect([shoppers(1), shoppers(1204)]).toEqual(["1 shopper", "1,204 shoppers"]);
});
