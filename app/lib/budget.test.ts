import { expect, test } from "vitest";
import { openBudget } from "./budget";

const second = 1000;

test("a budget is used up, and fills up again as time goes by", () => {
  const budget = openBudget({ perMinute: 60, atOnce: 3 });
  expect([0, 0, 0, 0].map((at) => budget.take("ada", at))).toEqual([true, true, true, false]);
  expect(budget.take("ada", 0.9 * second)).toBe(false);
  expect(budget.take("ada", second)).toBe(true);
  expect(budget.take("ada", second)).toBe(false);
});

test("what is not used is saved up, but no more than can be kept", () => {
  const budget = openBudget({ perMinute: 60, atOnce: 2 });
  expect(budget.take("ada", 0)).toBe(true);
  const later = 3600 * second;
  expect([later, later, later].map((at) => budget.take("ada", at))).toEqual([true, true, false]);
});

test("each has a budget of their own", () => {
  const budget = openBudget({ perMinute: 1, atOnce: 1 });
  expect([budget.take("ada", 0), budget.take("ada", 0), budget.take("bea", 0)]).toEqual([true, false, true]);
});

test("a clock that goes back takes nothing away and gives nothing", () => {
  const budget = openBudget({ perMinute: 60, atOnce: 1 });
  expect(budget.take("ada", 10 * second)).toBe(true);
  expect(budget.take("ada", 0)).toBe(false);
  expect(budget.take("ada", 11 * second)).toBe(true);
});

test("of very many who come, those are forgotten who have rested longest", () => {
  const budget = openBudget({ perMinute: 0, atOnce: 1 });
  for (let n = 0; n <= 50_000; n++) budget.take(`network ${n}`, 0);
  expect(budget.take("network 50000", 0)).toBe(false);
  expect(budget.take("network 0", 0)).toBe(true);
});
