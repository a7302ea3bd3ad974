import { expect, test } from "vitest";
import type { Counted, Method } from "../model";
import { chooseMethod, compareRates, judge } from "./judge";

const popularity: Counted = {
  ...{ method: "popularity", shoppers: 400, hits: 100, popularHits: 100 },
  ...{ onlyMethod: 0, onlyPopular: 0 },
};

/** A method that was right for some for whom popularity was not, and the other way about. */
function counted(method: Method, onlyMethod: number, onlyPopular: number, shoppers = 400): Counted {
  return { method, shoppers, hits: 100 + onlyMethod - onlyPopular, popularHits: 100, onlyMethod, onlyPopular };
}

test("a method that beats popularity clearly is used", () => {
  expect(chooseMethod([popularity, counted("bought_with", 40, 10)])).toBe("bought_with");
});

test("a method that is ahead by no more than its standard error is not", () => {
  const close = counted("bought_with", 50, 41);
  const { gain, standardError } = compareRates(close);
  expect(gain).toBeGreaterThan(0);
  expect(gain).toBeLessThan(standardError);
  expect(chooseMethod([popularity, close])).toBe("popularity");
});

test("a method that loses is not used, and of two that win the better one is", () => {
  expect(chooseMethod([popularity, counted("alike", 5, 60)])).toBe("popularity");
  const two = [popularity, counted("favourite", 40, 10), counted("bought_with", 60, 10)];
  expect(chooseMethod(two)).toBe("bought_with");
  expect(judge(two, new Date(0), new Date(1)).filter(({ isUsed }) => isUsed)).toHaveLength(1);
});

test("what few shoppers say is not believed", () => {
  expect(chooseMethod([{ ...popularity, shoppers: 40 }, counted("bought_with", 20, 0, 40)])).toBe("popularity");
});

test("the error is that of a difference between two answers of the same shoppers", () => {
  // Each shopper's difference is 1, 0 or -1: 30 of 400 gained, 10 lost.
  const differences = [...Array(30).fill(1), ...Array(10).fill(-1), ...Array(360).fill(0)].map(Number);
  const mean = differences.reduce((sum, one) => sum + one, 0) / 400;
  const variance = differences.reduce((sum, one) => sum + (one - mean) ** 2, 0) / 400;
  const { gain, standardError } = compareRates(counted("alike", 30, 10));
  expect(gain).toBeCloseTo(mean, 12);
  expect(standardError).toBeCloseTo(Math.sqrt(variance / 400), 12);
});

test("where nobody bought again there is nothing to choose by", () => {
  const nobody = { ...popularity, shoppers: 0, hits: 0, popularHits: 0 };
  expect(judge([nobody], new Date(0), new Date(1))).toMatchObject([{ standardError: 0, isUsed: true }]);
});
