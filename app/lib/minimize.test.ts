import { expect, test } from "vitest";
import { minimize } from "./minimize";

test("the bottom of a bowl is found, wherever one starts", () => {
  const bowl = ([x = 0, y = 0, z = 0]: readonly number[]) => (x - 3) ** 2 + 5 * (y + 1) ** 2 + 0.1 * (z - 40) ** 2 + 7;
  for (const start of [
    [0, 0, 0],
    [100, -50, 3],
    [3, -1, 40],
  ]) {
    const { point, value } = minimize(bowl, start, { within: 1e-13 });
    expect(value).toBeCloseTo(7, 10);
    [3, -1, 40].forEach((place, i) => expect(point[i]).toBeCloseTo(place, 4));
  }
});

test("Rosenbrock's bent valley is followed to its end", () => {
  const valley = ([x = 0, y = 0]: readonly number[]) => 100 * (y - x * x) ** 2 + (1 - x) ** 2;
  const { point } = minimize(valley, [-1.2, 1], { within: 1e-15 });
  expect(point[0]).toBeCloseTo(1, 5);
  expect(point[1]).toBeCloseTo(1, 5);
});

test("what is no number is never chosen", () => {
  const { point } = minimize(([x = 0]) => (x < 2 ? Number.NaN : x), [5], { within: 1e-12 });
  expect(point[0]).toBeCloseTo(2, 4);
});

test("it ends where there is nothing to find", () => {
  expect(minimize(() => 1, [0, 0]).value).toBe(1);
  expect(minimize(([x = 0]) => -x, [0], { turns: 50 }).value).toBeLessThan(-1);
});
