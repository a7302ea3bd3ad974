import { expect, test } from "vitest";
import { alwaysValidShares, liftAt, lnEvidence, lnEvidenceOfMore, mixtureFor, sharesAtOneLook } from "./exact/share";
import { liftInterval, type Looking } from "./lift-interval";

const daily: Looking = { kind: "daily", tuning: { alpha: 0.05, nStar: 20_000 } };
const mixture = mixtureFor(0.5, 50, 0.05);

test("the evidence is what a gambler's fortune would be: on average it stays what it was", () => {
  for (const [total, inSecond] of [
    [0, 0],
    [7, 3],
    [40, 31],
  ] as const) {
    for (const at of [0.1, 0.5, 0.62]) {
      const now = lnEvidence({ total, inSecond, even: 0.5 }, at, mixture);
      const afterSecond = lnEvidence({ total: total + 1, inSecond: inSecond + 1, even: 0.5 }, at, mixture);
      const afterFirst = lnEvidence({ total: total + 1, inSecond, even: 0.5 }, at, mixture);
      const expected = at * Math.exp(afterSecond) + (1 - at) * Math.exp(afterFirst);
      expect(expected / Math.exp(now)).toBeCloseTo(1, 10);
    }
  }
});

test("evidence of more grows at no share that is smaller", () => {
  const now = lnEvidenceOfMore({ total: 9, inSecond: 6, even: 0.5 }, 0.5, mixture);
  for (const share of [0.1, 0.3, 0.5]) {
    const afterSecond = lnEvidenceOfMore({ total: 10, inSecond: 7, even: 0.5 }, 0.5, mixture);
    const afterFirst = lnEvidenceOfMore({ total: 10, inSecond: 6, even: 0.5 }, 0.5, mixture);
    const expected = share * Math.exp(afterSecond) + (1 - share) * Math.exp(afterFirst);
    expect(expected / Math.exp(now)).toBeLessThan(1 + 1e-10);
  }
  expect(lnEvidenceOfMore({ total: 30, inSecond: 27, even: 0.5 }, 0.5, mixture)).toBeGreaterThan(5);
  expect(lnEvidenceOfMore({ total: 30, inSecond: 3, even: 0.5 }, 0.5, mixture)).toBeLessThan(0);
});

test("at the ends of the interval the evidence is just what rules out", () => {
  const converted = { total: 30, inSecond: 21, even: 0.5 };
  const { low, high } = alwaysValidShares(converted, 0.05, mixture);
  expect(lnEvidence(converted, low, mixture)).toBeCloseTo(Math.log(20), 8);
  expect(lnEvidence(converted, high, mixture)).toBeCloseTo(Math.log(20), 8);
  expect(low).toBeLessThan(0.7);
  expect(high).toBeGreaterThan(0.7);
  expect(alwaysValidShares({ total: 0, inSecond: 0, even: 0.5 }, 0.05, mixture)).toEqual({ low: 0, high: 1 });
});

test("with one planned look the shares are Clopper's and Pearson's", () => {
  const { low, high } = sharesAtOneLook({ total: 20, inSecond: 4, even: 0.5 }, 0.05);
  expect(low).toBeCloseTo(0.057334, 6);
  expect(high).toBeCloseTo(0.436614, 6);
  expect(sharesAtOneLook({ total: 10, inSecond: 0, even: 0.5 }, 0.05).high).toBeCloseTo(0.3084971, 6);
  expect(sharesAtOneLook({ total: 10, inSecond: 10, even: 0.5 }, 0.05)).toMatchObject({ high: 1 });
});

test("a share of those who converted is a lift", () => {
  expect(liftAt(0.5, 0.5)).toBe(0);
  expect(liftAt(0.1, 0.1)).toBeCloseTo(0, 14);
  expect(liftAt(0, 0.3)).toBe(-1);
  expect(liftAt(1, 0.3)).toBe(Infinity);
  // A third of those who ordered in a tenth of all people: four and a half times as many.
  expect(liftAt(1 / 3, 0.1)).toBeCloseTo(3.5, 12);
});

test("arms that change places turn the interval round", () => {
  for (const [a, b] of [
    [8, 19],
    [80, 119],
  ] as const) {
    const [one, other] = [
      { people: 2000, conversions: a },
      { people: 3000, conversions: b },
    ];
    const there = liftInterval(one, other, daily);
    const back = liftInterval(other, one, daily);
    expect((1 + (there?.low ?? 0)) * (1 + (back?.high ?? 0))).toBeCloseTo(1, 9);
    expect(there?.pValue).toBeCloseTo(back?.pValue ?? 0, 9);
  }
});

test("where the exact interval gives over to the normal law, the two are much alike", () => {
  const rates = [0.01, 0.0125] as const;
  const at = (conversions: number) =>
    liftInterval(
      { people: conversions / rates[0], conversions },
      { people: conversions / rates[0], conversions: Math.round((conversions * rates[1]) / rates[0]) },
      { kind: "daily", tuning: { alpha: 0.05, nStar: 5000 } },
    );
  const [exact, normal] = [at(24), at(25)];
  expect(Math.abs((exact?.low ?? 0) - (normal?.low ?? 0))).toBeLessThan(0.1);
  expect(Math.abs((exact?.high ?? 0) / (normal?.high ?? 1) - 1)).toBeLessThan(0.15);
});

test("with few orders the interval is exact, in either arm", () => {
  const interval = liftInterval({ people: 2000, conversions: 3 }, { people: 2000, conversions: 40 }, daily);
  const { low, high } = alwaysValidShares({ total: 43, inSecond: 40, even: 0.5 }, 0.05, mixture);
  expect(interval?.low).toBeCloseTo(liftAt(low, 0.5), 10);
  expect(interval?.high).toBeCloseTo(liftAt(high, 0.5), 8);
  const turned = liftInterval({ people: 2000, conversions: 40 }, { people: 2000, conversions: 3 }, daily);
  expect(1 + (turned?.low ?? 0)).toBeCloseTo(1 / (1 + liftAt(high, 0.5)), 10);
});

test("nothing is said of nobody", () => {
  const nobody = { people: 0, conversions: 0 };
  expect(liftInterval(nobody, { people: 10, conversions: 3 }, daily)).toBeNull();
  expect(liftInterval({ people: 10, conversions: 3 }, nobody, daily)).toBeNull();
  expect(liftInterval({ people: 10, conversions: 0 }, { people: 10, conversions: 0 }, daily)).toBeNull();
});
