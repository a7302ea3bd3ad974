import { expect, test } from "vitest";
import { compareSegments, discoveriesAmong, shrink } from "./many";

test("of many findings those are believed that Benjamini and Hochberg believe", () => {
  // Their example of 1995, with fifteen findings of a trial: the first four hold at 5 %, by Bonferroni only three.
  const pValues = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ];
  expect(discoveriesAmong(pValues, 0.05).filter(Boolean)).toHaveLength(4);
  // One that misses its own bar is carried by a later one that does not.
  expect(discoveriesAmong([0.03, 0.04, 0.9, 0.04], 0.06)).toEqual([true, true, false, true]);
  expect(discoveriesAmong([0.3, 0.4], 0.05)).toEqual([false, false]);
  expect(discoveriesAmong([], 0.05)).toEqual([]);
});

test("segments that differ by chance alone are drawn to what they have in common", () => {
  const alike = [0.1, 0.12, 0.08, 0.11].map((estimate) => ({ estimate, standardError: 0.1 }));
  const { between, pooled, each } = shrink(alike, 0.05);
  expect(between).toBe(0);
  expect(pooled.estimate).toBeCloseTo(0.1025, 10);
  expect(pooled.standardError).toBeCloseTo(0.05, 10);
  for (const { estimate } of each) expect(estimate).toBeCloseTo(0.1025, 10);
});

test("segments that do differ stay apart, the small ones less so than the large", () => {
  const effects = [
    { estimate: 0.5, standardError: 0.05 },
    { estimate: 0.5, standardError: 0.4 },
    { estimate: -0.2, standardError: 0.05 },
    { estimate: 0, standardError: 0.05 },
  ];
  const { between, pooled, each } = shrink(effects, 0.05);
  expect(between).toBeCloseTo(0.1261859, 6);
  expect(pooled.estimate).toBeCloseTo(0.1521395, 6);
  const [large, small] = each;
  expect(large?.estimate).toBeGreaterThan(0.45);
  expect(small?.estimate).toBeLessThan(0.37);
  expect(small?.estimate).toBeGreaterThan(pooled.estimate);
  expect(small?.low).toBeLessThan(0);
  expect(large?.low).toBeGreaterThan(0.3);
});

test("one alone stays as it is", () => {
  const { each, between } = shrink([{ estimate: 0.3, standardError: 0.1 }], 0.05);
  expect(between).toBe(0);
  expect(each[0]?.estimate).toBeCloseTo(0.3, 12);
  expect(each[0]?.high).toBeCloseTo(0.3 + 0.1959964, 6);
});

test("of segments in which nothing differs but luck none is notable, and the luckiest is drawn back", () => {
  const first = { people: 1000, conversions: 30 };
  const lucky = [24, 27, 30, 33, 36, 45].map((conversions) => ({ first, second: { people: 1000, conversions } }));
  const { each, lift } = compareSegments(lucky, 0.05);
  expect(each.every((one) => one?.isNotable === false)).toBe(true);
  expect(each.at(-1)?.lift).toBeLessThan(0.25);
  expect(lift).toBeGreaterThan(0);
  expect(lift).toBeLessThan(0.15);
});

test("a segment that does differ is notable among many, and one in which nobody ordered is left out", () => {
  const first = { people: 4000, conversions: 120 };
  const same = { first, second: first };
  const nobody = { first, second: { people: 50, conversions: 0 } };
  const { each } = compareSegments([same, { first, second: { people: 4000, conversions: 220 } }, same, nobody], 0.05);
  expect(each.map((one) => one?.isNotable)).toEqual([false, true, false, undefined]);
  expect(each[1]?.low).toBeGreaterThan(0.2);
});
