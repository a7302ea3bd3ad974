import fc from "fast-check";
import { expect, test } from "vitest";
import { chanceOf, futureTails, meanOf, meanSquareOf, quantileOf } from "./future";
import { chanceAlive } from "./likelihood";
import type { BuyingPattern, CountParameters } from "./pattern";

/** Gauss's series, for |z| < 1. */
function hypergeometric(a: number, b: number, c: number, z: number): number {
  let [term, sum] = [1, 1];
  for (let n = 0; n < 100_000 && Math.abs(term) > 1e-16 * Math.abs(sum); n++) {
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    sum += term;
  }
  return sum;
}

/** Equation 10 of Fader, Hardie and Lee (2005), as it is printed. */
function printed(
  { r, alpha, a, b }: CountParameters,
  { repeats: x, lastRepeat, age }: BuyingPattern,
  t: number,
): number {
  const series = hypergeometric(r + x, b + x, a + b + x - 1, t / (alpha + age + t));
  const above = ((a + b + x - 1) / (a - 1)) * (1 - ((alpha + age) / (alpha + age + t)) ** (r + x) * series);
  return above / (1 + (x > 0 ? (a / (b + x - 1)) * ((alpha + age) / (alpha + lastRepeat)) ** (r + x) : 0));
}

const parameters = fc.record({
  r: fc.double({ min: 0.05, max: 5, noNaN: true }),
  alpha: fc.double({ min: 10, max: 200, noNaN: true }),
  a: fc.oneof(fc.double({ min: 0.05, max: 0.9, noNaN: true }), fc.double({ min: 1.1, max: 5, noNaN: true })),
  b: fc.double({ min: 1.2, max: 10, noNaN: true }),
});
const pattern = fc
  .record({ repeats: fc.nat(30), share: fc.double({ min: 0, max: 1, noNaN: true }), age: fc.nat(900) })
  .map(({ repeats, share, age }) => ({ repeats, lastRepeat: repeats === 0 ? 0 : share * age, age }));

test("the chances sum up to the conditional expectation that the paper prints", () => {
  fc.assert(
    fc.property(parameters, pattern, fc.integer({ min: 1, max: 400 }), (given, known, span) => {
      const expected = printed(given, known, span);
      expect(Math.abs(meanOf(futureTails("bg_nbd", given, known, span)) - expected)).toBeLessThan(
        1e-6 * (1 + expected),
      );
    }),
    { numRuns: 300 },
  );
});

test("where the printed form divides by nought, nothing happens", () => {
  const known = { repeats: 3, lastRepeat: 100, age: 200 };
  const at = (a: number) => meanOf(futureTails("bg_nbd", { r: 0.5, alpha: 60, a, b: 2 }, known, 90));
  expect(at(1)).toBeCloseTo((at(0.999) + at(1.001)) / 2, 6);
});

test("nobody who is gone buys, and whoever buys for ever buys at their rate", () => {
  const known = { repeats: 10, lastRepeat: 100, age: 1000 };
  const hasty = { r: 1, alpha: 10, a: 1, b: 2 };
  expect(chanceAlive("mbg_nbd", hasty, known)).toBeLessThan(1e-6);
  expect(meanOf(futureTails("mbg_nbd", hasty, known, 90))).toBeLessThan(1e-4);
  const lately = { ...known, lastRepeat: 1000 };
  expect(meanOf(futureTails("mbg_nbd", { ...hasty, a: 1e-9 }, lately, 90))).toBeCloseTo((11 / 1010) * 90, 5);
});

test("the longer somebody is silent, the less is expected; the sooner after an order, the more", () => {
  const given = { r: 0.5, alpha: 60, a: 0.9, b: 2 };
  const expected = (age: number) => meanOf(futureTails("mbg_nbd", given, { repeats: 4, lastRepeat: 120, age }, 90));
  expect([130, 200, 400, 800].map(expected)).toEqual([800, 400, 200, 130].map(expected).toSorted((a, b) => b - a));
});

test("moments, chances and quantiles are read off the same row of chances", () => {
  // One purchase with chance 0.3, two with 0.2, else none.
  const tails = [0.5, 0.2];
  expect([0, 1, 2, 3].map((count) => chanceOf(tails, count))).toEqual([0.5, 0.3, 0.2, 0]);
  expect(meanOf(tails)).toBeCloseTo(0.7, 12);
  expect(meanSquareOf(tails)).toBeCloseTo(0.3 + 4 * 0.2, 12);
  expect([0.1, 0.5, 0.6, 0.8, 0.9].map((share) => quantileOf(tails, share))).toEqual([0, 0, 1, 1, 2]);
});
