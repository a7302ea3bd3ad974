import { expect, test } from "vitest";
import { fitLogistic, probability, solve } from "./logistic";

const random = (seed: number) => {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
};

test("one column of yes and no gives the log of the odds' ratio, which a table of four shows", () => {
  // With 1: 30 of 40; with 0: 20 of 60.
  const cells: [x: number, outcome: boolean, times: number][] = [
    [1, true, 30],
    [1, false, 10],
    [0, true, 20],
    [0, false, 40],
  ];
  const people = cells.flatMap(([x, outcome, times]) => Array.from({ length: times }, () => ({ x, outcome })));
  const fit = fitLogistic(
    people.map(({ x }) => [x]),
    people.map(({ outcome }) => outcome),
    0,
  );
  expect(fit.intercept).toBeCloseTo(Math.log(20 / 40), 6);
  expect(fit.coefficients[0]).toBeCloseTo(Math.log((30 * 40) / (10 * 20)), 6);
});

test("what was planted is found again, in the units of each column", () => {
  const draw = random(11);
  const planted = { intercept: -2, coefficients: [1.5, 0.02, 0] };
  const rows = Array.from({ length: 20_000 }, () => [draw() * 2, draw() * 100, draw()]);
  const odds = (row: readonly number[]) =>
    row.reduce((sum, value, j) => sum + value * (planted.coefficients[j] ?? 0), planted.intercept);
  const outcomes = rows.map((row) => draw() < probability(odds(row)));
  const { intercept, coefficients } = fitLogistic(rows, outcomes, 1);
  expect(intercept).toBeCloseTo(-2, 0);
  expect(coefficients[0]).toBeCloseTo(1.5, 0);
  expect(Math.abs((coefficients[1] ?? 0) - 0.02)).toBeLessThan(0.003);
  expect(Math.abs(coefficients[2] ?? 1)).toBeLessThan(0.15);
});

test("at the top nothing more is to be gained: the gradient with its ridge is nothing", () => {
  const draw = random(3);
  const rows = Array.from({ length: 300 }, () => [draw(), draw()]);
  const outcomes = rows.map(([a = 0]) => draw() < a);
  const ridge = 5;
  const { intercept, coefficients } = fitLogistic(rows, outcomes, ridge);
  for (const column of [0, 1]) {
    const values = rows.map((row) => row[column] ?? 0);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    const slope = rows.reduce((sum, row, i) => {
      const p = probability(intercept + row.reduce((odds, value, j) => odds + value * (coefficients[j] ?? 0), 0));
      return sum + (((row[column] ?? 0) - mean) / spread) * ((outcomes[i] ? 1 : 0) - p);
    }, 0);
    expect(slope - ridge * (coefficients[column] ?? 0) * spread).toBeCloseTo(0, 3);
  }
});

test("a column that never varies gets nothing, and what parts yes and no wholly does not run away", () => {
  const rows = Array.from({ length: 100 }, (_, i) => [7, i]);
  const { coefficients } = fitLogistic(
    rows,
    rows.map(([, i = 0]) => i >= 50),
    1,
  );
  expect(coefficients[0]).toBe(0);
  expect(Number.isFinite(coefficients[1])).toBe(true);
  expect(coefficients[1]).toBeGreaterThan(0);
});

test("equations are solved whichever comes first", () => {
  expect(
    solve(
      [
        [0, 2],
        [3, 1],
      ],
      [4, 5],
    ),
  ).toEqual([1, 2]);
});
