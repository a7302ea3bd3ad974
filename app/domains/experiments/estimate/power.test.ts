import { expect, test } from "vitest";
import { criticalValue, peopleNeeded, powerToShow, smallestLift } from "./power";

const halves = (people: number, baseRate: number) => ({ people: [people / 2, people / 2] as const, baseRate });
const daily = criticalValue({ looks: "daily", nStar: 20_000 }, 0.05);

test("looking whenever one likes costs more than a few planned looks, and these more than a single one", () => {
  expect(daily).toBeCloseTo(3.035, 3);
  expect(criticalValue({ looks: 1, nStar: 20_000 }, 0.05)).toBeCloseTo(1.96, 3);
  expect(criticalValue({ looks: 5, nStar: 20_000 }, 0.05)).toBeCloseTo(2.0635, 3);
  // How many are planned does not matter: it is what it is at the end.
  expect(criticalValue({ looks: "daily", nStar: 100 }, 0.05)).toBeCloseTo(daily, 10);
});

test("the smallest lift is found with the power that was asked for, and by as many people as are needed", () => {
  const lift = smallestLift(halves(20_000, 0.03), daily, 0.8) ?? 0;
  expect(powerToShow(lift, halves(20_000, 0.03), daily)).toBeCloseTo(0.8, 9);
  expect(peopleNeeded(lift, { shares: [0.5, 0.5], baseRate: 0.03 }, daily, 0.8)).toBeCloseTo(20_000, 3);
  expect(peopleNeeded(lift, { shares: [50, 50], baseRate: 0.03 }, daily, 0.8)).toBeCloseTo(20_000, 3);
  // A holdout of a tenth shows less than halves do.
  const held = { people: [2000, 18_000] as const, baseRate: 0.03 };
  expect(smallestLift(held, daily, 0.8)).toBeGreaterThan(1.4 * lift);
});

test("half more on two in a hundred, five thousand each: one look finds it in nine of ten", () => {
  expect(powerToShow(0.5, halves(10_000, 0.02), 1.96)).toBeGreaterThan(0.88);
  expect(powerToShow(0.5, halves(10_000, 0.02), 1.96)).toBeLessThan(0.91);
  // Looking daily promises less, and keeps a little more: `npm run prove -- experiments`.
  expect(powerToShow(0.5, halves(10_000, 0.02), daily)).toBeGreaterThan(0.5);
  expect(powerToShow(0.5, halves(10_000, 0.02), daily)).toBeLessThan(0.65);
});

test("where not even ten times as many could be shown, no lift is promised", () => {
  expect(smallestLift(halves(40, 0.01), daily, 0.8)).toBeNull();
  expect(smallestLift(halves(40, 1), daily, 0.8)).toBeNull();
  // Nor one for which more than everybody would have to order.
  expect(smallestLift(halves(60, 0.6), daily, 0.8)).toBeNull();
});
