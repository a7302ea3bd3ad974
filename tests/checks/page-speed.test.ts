import { expect, test } from "vitest";
import { medianOf, pointsOf, worth } from "../support/page-speed/score";

const largestPaint = { good: 2500, median: 4000 };

test("a page that is as fast as the best tenth has nine tenths of the points, the middle one half of them", () => {
  expect(worth(2500, largestPaint)).toBeCloseTo(0.9, 5);
  expect(worth(4000, largestPaint)).toBeCloseTo(0.5, 5);
  expect(worth(0, largestPaint)).toBe(1);
  expect(worth(20_000, largestPaint)).toBeLessThan(0.01);
});

test("points add up to a hundred, and every measure takes its weight away", () => {
  const perfect = { firstContentfulPaint: 0, largestContentfulPaint: 0, totalBlockingTime: 0, layoutShift: 0 };
  expect(pointsOf(perfect)).toBe(100);
  expect(pointsOf({ ...perfect, layoutShift: 0.25 })).toBeCloseTo(100 - 50 * (25 / 90), 3);
  expect(pointsOf({ ...perfect, totalBlockingTime: 600 })).toBeCloseTo(100 - 50 * (30 / 90), 3);
});

test("the median is the middle, or what lies between the two in the middle", () => {
  expect(medianOf([3, 1, 2])).toBe(2);
  expect(medianOf([4, 1, 2, 3])).toBe(2.5);
});
