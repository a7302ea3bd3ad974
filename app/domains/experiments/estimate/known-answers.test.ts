import { describe, expect, test } from "vitest";
import { posteriorOf } from "./bayes";
import { adjustedLiftOf, thetaOf } from "./cuped";
import { differenceOf, liftOf } from "./effect";
import { fisherPValue } from "./exact/fisher";
import { newcombeInterval, welchInterval } from "./fixed";
import { crossingChances, spendingBounds } from "./group-sequential";
import type { Count, Interval } from "./model";
import { momentsOf, momentsOfShare } from "./moments";
import { perArmByTextbook, smallestLiftByTextbook } from "./power";
import { alwaysValidInterval } from "./sequential";
import { betaCdf, lnBeta } from "~/lib/special/beta";
import { solve } from "~/lib/special/solve";
import { splitPValue } from "./split";

// What others have published or worked out, to the five decimals and more to which they did.

const usual = momentsOf({ people: 3407, sum: 1396.87, sumSquares: 52377.9767 });
const other = momentsOf({ people: 3461, sum: 2422.7, sumSquares: 134698.29 });
const count = (conversions: number, people: number): Count => ({ conversions, people });

function expectInterval({ estimate, low, high }: Interval, expected: readonly number[]) {
  const [a = Number.NaN, b = Number.NaN, c = Number.NaN] = expected;
  expect(estimate).toBeCloseTo(a, 5);
  expect(low).toBeCloseTo(b, 5);
  expect(high).toBeCloseTo(c, 5);
}

describe("growthbook's t-test", () => {
  test("of a relative lift", () => {
    const interval = welchInterval(liftOf(usual, other), 0.05);
    expectInterval(interval, [0.70732, -0.03526, 1.44989]);
    expect(interval.pValue).toBeCloseTo(0.06191, 5);
  });

  test("of a difference", () => {
    const interval = welchInterval(differenceOf(usual, other), 0.05);
    expectInterval(interval, [0.29, 0.04538, 0.53462]);
    expect(interval.pValue).toBeCloseTo(0.02016, 5);
  });

  test("of shares", () => {
    const effect = liftOf(momentsOfShare(count(14, 28)), momentsOfShare(count(16, 30)));
    const interval = welchInterval(effect, 0.05);
    expectInterval(interval, [0.06667, -0.47767, 0.61101]);
    expect(effect.standardError).toBeCloseTo(0.2717, 5);
    expect(interval.pValue).toBeCloseTo(0.80707, 5);
  });
});

describe("growthbook's sequential test", () => {
  const fewer = { people: 3000, sum: 1396.87, sumSquares: 52377.9767 };
  const more = { people: 3461, sum: 2422.7, sumSquares: 134698.29 };

  test("of means, tuned to 1,000 people", () => {
    const effect = liftOf(momentsOf(fewer), momentsOf(more));
    const interval = alwaysValidInterval(effect, { alpha: 0.05, nStar: 1000 });
    expect(effect.standardError).toBeCloseTo(0.33341, 5);
    expectInterval(interval, [0.50336, -0.55844, 1.56516]);
    expect(interval.pValue).toBe(1);
  });

  test("of shares", () => {
    const effect = liftOf(momentsOfShare(count(1396, 3000)), momentsOfShare(count(2422, 3461)));
    const interval = alwaysValidInterval(effect, { alpha: 0.05, nStar: 5000 });
    expectInterval(interval, [0.50386, 0.40098, 0.60675]);
    expect(interval.pValue).toBeCloseTo(0, 5);
  });

  test("with CUPED", () => {
    const before = [
      { sum: 16.87, sumSquares: 527.9767 },
      { sum: 22.7, sumSquares: 1348.29 },
    ] as const;
    const [a, b] = [
      { ...fewer, before: before[0], sumProducts: 1 },
      { ...more, before: before[1], sumProducts: 1 },
    ];
    const effect = adjustedLiftOf(a, b);
    expect(effect.standardError).toBeCloseTo(0.33341, 5);
    expectInterval(alwaysValidInterval(effect, { alpha: 0.05, nStar: 5000 }), [0.50338, -0.50969, 1.51646]);
  });
});

describe("growthbook's posterior", () => {
  const shares = liftOf(momentsOfShare(count(49, 100)), momentsOfShare(count(51, 100)));
  const means = liftOf(
    momentsOf({ people: 10, sum: 100, sumSquares: 1002.25 }),
    momentsOf({ people: 10, sum: 105, sumSquares: 1111.5 }),
  );

  test("with a flat prior", () => {
    const { mean, deviation, chanceToBeBetter, expectedLoss } = posteriorOf(shares, null);
    expect(mean).toBeCloseTo(0.04082, 5);
    expect(mean - 1.959964 * deviation).toBeCloseTo(-0.24779, 5);
    expect(mean + 1.959964 * deviation).toBeCloseTo(0.32943, 5);
    expect(chanceToBeBetter).toBeCloseTo(0.60918, 5);
    expect(expectedLoss.ofFirst).toBeCloseTo(0.0814, 5);
    expect(expectedLoss.ofSecond).toBeCloseTo(0.04058, 5);
    expect(posteriorOf(means, null).chanceToBeBetter).toBeCloseTo(0.91923, 5);
  });

  test("with a prior of mean 0.1 and variance 0.1", () => {
    const { mean, deviation, chanceToBeBetter, expectedLoss } = posteriorOf(means, { mean: 0.1, variance: 0.1 });
    expect(mean).toBeCloseTo(0.05063, 5);
    expect(deviation).toBeCloseTo(0.03549, 5);
    expect(chanceToBeBetter).toBeCloseTo(0.92315, 5);
    expect(expectedLoss.ofFirst).toBeCloseTo(0.05186, 5);
    expect(expectedLoss.ofSecond).toBeCloseTo(0.00123, 5);
  });

  test("is near the exact one of two betas: 0.61077", () => {
    expect(exactChance(count(49, 100), count(51, 100))).toBeCloseTo(0.61077, 5);
    expect(Math.abs(posteriorOf(shares, null).chanceToBeBetter - 0.61077)).toBeLessThan(0.002);
  });
});

/** That the second of two betas with flat priors is the larger, by Simpson's rule. */
function exactChance(first: Count, second: Count): number {
  const [a, b] = [second.conversions + 1, second.people - second.conversions + 1];
  const density = (x: number) => Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - lnBeta(a, b));
  const below = (x: number) => betaCdf(x, first.conversions + 1, first.people - first.conversions + 1);
  const steps = 2000;
  const points = Array.from({ length: steps - 1 }, (_, i) => (i + 1) / steps);
  return points.reduce((sum, x, i) => sum + (i % 2 === 0 ? 4 : 2) * density(x) * below(x), 0) / (3 * steps);
}

describe("looks that were planned", () => {
  const evenly = (looks: number, boundAt: (share: number) => number) =>
    Array.from({ length: looks }, (_, i) => (i + 1) / looks).map((information) => ({
      information,
      bound: boundAt(information),
    }));
  const ends = (looks: number, boundAt: (share: number) => number) =>
    crossingChances(evenly(looks, boundAt)).at(-1) ?? 0;

  // Armitage, McPherson and Rowe 1969 print three decimals: .083 .107 .142 .193 .248 .320.
  test.each([
    [1, 0.05],
    [2, 0.083118],
    [3, 0.107256],
    [5, 0.141689],
    [10, 0.193357],
    [20, 0.247911],
    [50, 0.32045],
  ])("looking %d times, once in twenty finds something in nothing with chance %d", (looks, expected) => {
    expect(ends(looks, () => 1.9599639845400543)).toBeCloseTo(expected, 5);
  });

  test.each([
    [2, 2.178272],
    [3, 2.289478],
    [5, 2.413176],
  ])("Pocock's bound of %d looks is %d", (looks, expected) => {
    expect(solve((bound) => 0.05 - ends(looks, () => bound), 1.5, 4)).toBeCloseTo(expected, 5);
  });

  test("O'Brien's and Fleming's bounds of five looks", () => {
    const last = solve((bound) => 0.05 - ends(5, (share) => bound / Math.sqrt(share)), 1.5, 4);
    const bounds = evenly(5, (share) => last / Math.sqrt(share)).map(({ bound }) => bound);
    [4.561742, 3.225639, 2.633723, 2.280871, 2.040073].forEach((expected, i) => {
      expect(bounds[i]).toBeCloseTo(expected, 5);
    });
  });

  test.each([
    [
      [0.2, 0.4, 0.6, 0.8, 1],
      [4.3826127, 3.0997275, 2.553355, 2.2538479, 2.0635011],
    ],
    [
      [0.3, 0.7, 1],
      [3.5783883, 2.3454383, 2.023814],
    ],
    [[1], [1.959964]],
  ])("Lan's and DeMets' bounds at %j of the information", (shares, expected) => {
    const bounds = spendingBounds(shares, 0.05);
    expected.forEach((bound, i) => {
      expect(bounds[i]).toBeCloseTo(bound, 5);
    });
    const looks = shares.map((information, i) => ({ information, bound: bounds[i] ?? 0 }));
    expect(crossingChances(looks).at(-1)).toBeCloseTo(0.05, 6);
  });

  test("a look finds what is there: a drift of 3.24 with chance 0.9", () => {
    expect(crossingChances([{ information: 1, bound: 1.959964 }], 3.241516).at(-1)).toBeCloseTo(0.9, 5);
    const four = crossingChances(
      [0.25, 0.5, 0.75, 1].map((information) => ({ information, bound: 2.361 })),
      3.241516 * Math.sqrt(1.183),
    );
    // Jennison and Turnbull 2000, table 2.2: Pocock's four looks need 1.183 times the people for the same power.
    expect(four.at(-1)).toBeCloseTo(0.9, 3);
  });
});

test("1,000 against 1,200 is no split in halves", () => {
  const halves = (a: number, b: number) =>
    splitPValue([
      { people: a, share: 0.5 },
      { people: b, share: 50 / 100 },
    ]);
  expect(halves(1000, 1200)).toBeCloseTo(2.008e-5, 8);
  expect(halves(1000, 1200)).toBeGreaterThan(2.0078e-5);
  expect(halves(1000, 1000)).toBe(1);
  expect(splitPValue([])).toBe(1);
  expect(splitPValue([{ people: 10, share: 1 }])).toBe(1);
});

test.each([
  [3, 100, 12, 100, 0.028671314973177],
  [0, 20, 5, 20, 0.047124047124047],
  [1, 10, 11, 14, 0.00275945618522],
  [5, 50, 5, 50, 1],
])("Fisher's exact test of %d of %d against %d of %d", (a, ofA, b, ofB, expected) => {
  expect(fisherPValue(count(a, ofA), count(b, ofB))).toBeCloseTo(expected, 10);
});

test("Newcombe's examples: 56 of 70 against 48 of 80, and 10 of 10 against 0 of 20", () => {
  const { low, high } = newcombeInterval(count(48, 80), count(56, 70), 0.05);
  expect([low.toFixed(4), high.toFixed(4)]).toEqual(["0.0524", "0.3339"]);
  const extreme = newcombeInterval(count(0, 20), count(10, 10), 0.05);
  expect([extreme.low.toFixed(4), extreme.high.toFixed(4)]).toEqual(["0.6791", "1.0000"]);
});

describe("what an audience can show, at one look", () => {
  test.each([
    [500, 0.5, 142, 75],
    [1000, 0.5, 101, 53],
    [2000, 0.5, 71, 38],
    [2000, 0.1, 119, 63],
    [10_000, 0.1, 53, 28],
    [50_000, 0.1, 24, 13],
    [400_000, 0.05, 12, 6],
  ])("%d shoppers, of whom %d get nothing", (people, holdout, atThree, atTen) => {
    const smallest = (baseRate: number) =>
      smallestLiftByTextbook({ people: [people * holdout, people * (1 - holdout)], baseRate }, 0.05, 0.8);
    expect(Math.round(100 * smallest(0.03))).toBe(atThree);
    expect(Math.round(100 * smallest(0.1))).toBe(atTen);
  });

  test.each([
    [0.01, 42_690],
    [0.02, 21_105],
    [0.03, 13_910],
    [0.1, 3_838],
  ])("a fifth more than %d needs %d in each arm", (baseRate, expected) => {
    expect(perArmByTextbook(0.2, baseRate, 0.05, 0.8)).toBeGreaterThan(expected - 1.5);
    expect(perArmByTextbook(0.2, baseRate, 0.05, 0.8)).toBeLessThan(expected + 1.5);
  });
});

test("CUPED takes out what was known before", () => {
  // Numbers of four people each, so that the law of each is plain: y = x + noise.
  const arm = (lift: number) => {
    const people = [
      [10, 10.5],
      [20, 19.5],
      [30, 30.5],
      [40, 39.5],
    ].map(([before = 0, since = 0]) => ({ before, since: since + lift }));
    const sumOf = (one: (person: { before: number; since: number }) => number) =>
      people.reduce((sum, person) => sum + one(person), 0);
    return {
      ...{ people: 4, sum: sumOf(({ since }) => since), sumSquares: sumOf(({ since }) => since * since) },
      before: { sum: sumOf(({ before }) => before), sumSquares: sumOf(({ before }) => before * before) },
      sumProducts: sumOf(({ before, since }) => before * since),
    };
  };
  const [a, b] = [arm(0), arm(0)];
  expect(thetaOf(a, b)).toBeCloseTo(0.98, 10);
  const plain = liftOf(momentsOf(a), momentsOf(b)).standardError;
  expect(adjustedLiftOf(a, b).standardError).toBeLessThan(plain / 10);
  expect(adjustedLiftOf(a, arm(5)).estimate).toBeCloseTo(0.2, 10);
  const unknown = { ...a, before: { sum: 0, sumSquares: 0 }, sumProducts: 0 };
  expect(adjustedLiftOf(unknown, unknown).standardError).toBeCloseTo(plain, 10);
});
