import { expect, test, vi } from "vitest";
import { cells, coverageOf } from "../../../../tests/support/experiments/coverage";
import { followMany, keyOf, nothingDiffers, type Course } from "../../../../tests/support/experiments/simulate";

// The short form of `npm run prove -- experiments`, from fixed seeds: it errs in no other way tomorrow than today.

vi.setConfig({ testTimeout: 60_000 });

const course = (lift: number, more: Partial<Course> = {}): Course => ({
  plan: { baseRate: 0.03, nStar: 8000, alpha: 0.05, power: 0.8, looks: "daily" },
  arms: [
    { share: 0.5, lift: 0, harm: 0 },
    { share: 0.5, lift, harm: 0 },
  ],
  ...{ peopleADay: 200, days: 40, windowDays: 7, unsubscribeRate: 0.004, complaintRate: 0.0005 },
  ...more,
});
const winners = (count: number, courseOf: Parameters<typeof followMany>[2]) =>
  followMany(count, 100, courseOf).filter(({ winner }) => winner !== null);

test("with a look every day, hardly ever does anything win where nothing differs", () => {
  expect(winners(200, nothingDiffers).length).toBeLessThanOrEqual(10);
});

test("what is planted is found, and the right arm wins", () => {
  const found = winners(30, () => course(0.8));
  expect(found.length).toBeGreaterThanOrEqual(27);
  expect(new Set(found.map(({ winner }) => winner))).toEqual(new Set([keyOf(1)]));
});

test("a campaign that is looked at twice, as planned, errs as seldom", () => {
  const campaign = course(0, { peopleADay: 4000, days: 2, windowDays: 1, plan: { ...course(0).plan, looks: 2 } });
  expect(winners(120, () => campaign).length).toBeLessThanOrEqual(12);
});

test("an arm that drives shoppers away is found, and a split that is off, too", () => {
  const arms = [
    { share: 0.5, lift: 0, harm: 0 },
    { share: 0.5, lift: 0, harm: 2 },
  ];
  const harmful = followMany(10, 1, () => course(0, { arms, peopleADay: 500 }));
  expect(harmful.filter(({ harmed }) => harmed.includes(keyOf(1))).length).toBeGreaterThanOrEqual(9);
  const uneven = followMany(5, 1, () => course(0, { trueShares: [0.57, 0.43] }));
  expect(uneven.every(({ wasSplitOff }) => wasSplitOff)).toBe(true);
});

test("the interval holds the truth at every look from fifty shoppers on", () => {
  const some = cells.filter(({ rate }) => rate === 0.01 || rate === 0.2);
  const covered = some.reduce((sum, cell) => sum + coverageOf(cell, 80, 7) / some.length, 0);
  expect(covered).toBeGreaterThan(0.95);
});
