import { expect, test } from "vitest";
import { betaCdf, lnBeta } from "./beta";
import { chiSquareTail, gammaTail, lnGamma } from "./gamma";
import { normalCdf, normalDensity, normalQuantile } from "./normal";
import { solve } from "./solve";
import { studentQuantile, studentTail } from "./student";

/** The digits of each were worked out with thirty digits and more. */
const near = (actual: number, expected: number, tolerance = 2e-13) =>
  expect(Math.abs(actual / expected - 1)).toBeLessThan(tolerance);

test.each([
  [-30, 4.906713927148187e-198],
  [-8, 6.220960574271784e-16],
  [-3.2, 6.8713793791584803e-4],
  [-2.6, 0.0046611880237187503],
  [-2.50001, 0.0062094900449622217],
  [-1, 0.15865525393145705],
  [-0.1, 0.46017216272297102],
  [0.5, 0.6914624612740131],
  [4, 0.99996832875816688],
])("a normal is below %d as often as tables say", (x, expected) => {
  near(normalCdf(x), expected);
});

test.each([
  [1e-12, -7.0344838253011319],
  [0.001, -3.0902323061678135],
  [0.025, -1.9599639845400542],
  [0.3, -0.52440051270804078],
  [0.9, 1.2815515655446005],
  [0.999999, 4.7534243088228989],
])("the quantile of the normal at %d", (p, expected) => {
  near(normalQuantile(p), expected, 1e-11);
});

test("the middle of the normal is nought, and beyond its ends there is nothing", () => {
  expect(normalQuantile(0.5)).toBeCloseTo(0, 14);
  expect(normalDensity(0)).toBeCloseTo(0.3989422804014327, 14);
  expect(normalCdf(-50)).toBe(0);
  expect(() => normalQuantile(0)).toThrow("0");
  expect(() => normalQuantile(1)).toThrow("1");
});

test.each([
  [0.001, 6.9071788853838537],
  [0.5, 0.57236494292470009],
  [1.5, -0.12078223763524522],
  [10, 12.80182748008147],
  [12345.678, 103959.91990554606],
  [1e7, 151180949.36947391],
])("ln Γ(%d)", (x, expected) => {
  near(lnGamma(x), expected);
});

test("ln Γ is nought at 1 and 2, and nowhere below nought", () => {
  expect([lnGamma(1), lnGamma(2)]).toEqual([0, 0]);
  expect(lnBeta(1, 1)).toBe(0);
  expect(() => lnGamma(0)).toThrow("0");
});

test.each([
  [0.3, 0.5, 0.5, 0.36901011956554538],
  [0.4, 2, 3, 0.5248],
  [0.5, 50, 51, 0.53979461869358938],
  [0.01, 0.75, 30.5, 0.39368627056435464],
  [0.46, 1000, 1200, 0.69662619594403975],
  [0.4547, 1e5, 1.2e5, 0.5579233130348278],
])("a beta is below %d, of %d and %d", (x, a, b, expected) => {
  // Of large numbers ln B keeps fewer digits.
  near(betaCdf(x, a, b), expected, a > 1e4 ? 1e-9 : 2e-12);
});

test("a beta lies between 0 and 1", () => {
  expect([betaCdf(-1, 2, 3), betaCdf(0, 2, 3), betaCdf(1, 2, 3), betaCdf(2, 2, 3)]).toEqual([0, 0, 1, 1]);
});

test.each([
  [0.5, 9.0909090909090909, 2.0078656124264823e-5],
  [1, 2, 0.13533528323661269],
  [1.5, 0.2, 0.94024249483936074],
  [10, 30, 7.1217508628155771e-6],
  [50, 40, 0.92966493334060505],
])("a gamma of shape %d is above %d", (a, x, expected) => {
  near(gammaTail(a, x), expected, 1e-12);
  near(chiSquareTail(2 * x, 2 * a), expected, 1e-12);
});

test.each([
  [2, 5, 0.0509697394149292],
  [-1.5, 4.2, 0.8976596079371644],
  [2.3, 6000.5, 0.0107411880228934],
  [12, 3, 0.0006225079003946],
])("Student's t is above %d, of %d", (t, freedom, expected) => {
  near(studentTail(t, freedom), expected, 1e-10);
});

test.each([
  [0.025, 5, 2.5705818356363146],
  [0.025, 6000.5, 1.9603594085344758],
  [0.1, 2.3, 1.7819239901184767],
  [0.01, 10, 2.763769458112696],
  [0.0005, 1, 636.6192487687897],
])("what Student's t exceeds with chance %d, of %d", (tail, freedom, expected) => {
  near(studentQuantile(tail, freedom), expected, 1e-10);
});

test("what is nowhere nought ends at an edge", () => {
  expect(solve((x) => x * x - 2, 0, 5)).toBeCloseTo(Math.SQRT2, 14);
  expect(solve(() => 1, 0, 5)).toBeCloseTo(0, 14);
  expect(solve(() => -1, 0, 5)).toBeCloseTo(5, 14);
});
