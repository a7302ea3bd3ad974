import { describe, expect, test } from "vitest";
import { cdnowPatterns, cdnowSpendings } from "../../../tests/support/buying/cdnow";
import { chanceOf, futureTails, meanOf, newcomer } from "./counts/future";
import { chanceAlive, logLikelihood } from "./counts/likelihood";
import { fitCounts, fitSpend } from "./fitting/fit";
import { expectedValue } from "./spend/gamma-gamma";

/** The parameters of the paper, with weeks as unit. */
const paper = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const hardie = { p: 6.25, q: 3.74, v: 15.44 };

/** Parameters with the three decimals in which they were published. */
const written = (parameters: object) =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, Number(value).toFixed(3)]));

describe("BG/NBD on CDNOW (Fader, Hardie and Lee 2005)", () => {
  const fit = fitCounts("bg_nbd", cdnowPatterns);

  test("there are 2,357 customers, 946 of whom bought again", () => {
    expect(cdnowPatterns.reduce((sum, { shoppers }) => sum + shoppers, 0)).toBe(2357);
    expect(cdnowSpendings).toHaveLength(946);
  });

  test("the parameters are the published ones", () => {
    expect(written(fit.parameters)).toEqual({ r: "0.243", alpha: "4.414", a: "0.793", b: "2.426" });
    expect(fit.logLikelihood.toFixed(2)).toBe("-9582.43");
  });

  test.each([
    [0.1429, 0.0078],
    [1, 0.0532],
    [3, 0.1506],
    [31.8571, 1.0405],
    [32, 1.0437],
    [78, 1.8576],
  ])("after %d weeks a new customer has bought again as often as Hardie's sheet says", (weeks, expected) => {
    const bought = meanOf(futureTails("bg_nbd", fit.parameters, newcomer, weeks));
    expect(Math.abs(bought - expected)).toBeLessThan(0.0005);
  });

  test("of one who bought twice again, 1.226 purchases are expected in 39 weeks", () => {
    const pattern = { repeats: 2, lastRepeat: 30.43, age: 38.86 };
    expect(meanOf(futureTails("bg_nbd", fit.parameters, pattern, 39))).toBeCloseTo(1.226, 3);
  });

  test("the chances of so many purchases are those of BTYD", () => {
    expect(chanceOf(futureTails("bg_nbd", paper, newcomer, 39), 0)).toBeCloseTo(0.5737864, 6);
    const tails = futureTails("bg_nbd", paper, newcomer, 30);
    expect(chanceOf(tails, 11)).toBeCloseTo(0.0019995214, 8);
    expect(chanceOf(tails, 20)).toBeCloseTo(0.000222226, 8);
  });
});

describe("a likelihood that must not overflow (PyMC-Marketing, after Hardie's note 27)", () => {
  const parameters = { r: 0.25, alpha: 4, a: 0.8, b: 2.5 };
  test.each([
    [0, 0, -0.59947382],
    [200, 38, 100.7957],
  ])("of %d purchases, the last in week %d, of 40", (repeats, lastRepeat, expected) => {
    const [pattern] = [{ repeats, lastRepeat, age: 40, shoppers: 1 }];
    expect(logLikelihood("bg_nbd", parameters, [pattern])).toBeCloseTo(expected, 4);
  });

  test("of thousands of purchases it is still a number, and so is all that is foretold", () => {
    const pattern = { repeats: 5000, lastRepeat: 910, age: 910 };
    expect(logLikelihood("mbg_nbd", parameters, [{ ...pattern, shoppers: 1 }])).toSatisfy(Number.isFinite);
    expect(chanceAlive("mbg_nbd", parameters, pattern)).toBeLessThan(1);
    expect(meanOf(futureTails("mbg_nbd", { ...parameters, a: 1e-6 }, pattern, 90))).toBeCloseTo(
      (5000.25 / 914) * 90,
      0,
    );
  });
});

describe("MBG/NBD on CDNOW (BTYDplus)", () => {
  const fit = fitCounts("mbg_nbd", cdnowPatterns);

  test("the parameters are the published ones", () => {
    expect(written(fit.parameters)).toEqual({ r: "0.525", alpha: "6.183", a: "0.891", b: "1.614" });
  });

  test("a one-time buyer is alive for certain by the BG/NBD, and by the MBG/NBD is not", () => {
    const once = { repeats: 0, lastRepeat: 0, age: 30 };
    expect(chanceAlive("bg_nbd", paper, once)).toBe(1);
    expect(chanceAlive("mbg_nbd", fit.parameters, once)).toBeLessThan(0.6);
  });
});

describe("Gamma-Gamma on CDNOW (Fader and Hardie, note 25)", () => {
  test("the parameters are the published ones", () => {
    const fit = fitSpend(cdnowSpendings);
    // The means of the data set have two decimals: the last digit of v is theirs.
    for (const name of ["p", "q", "v"] as const)
      expect(Math.abs(fit.parameters[name] - hardie[name])).toBeLessThan(0.01);
    expect(fit.logLikelihood.toFixed(2)).toBe("-4055.92");
  });

  test.each([
    [2, 22.35, 24.65],
    [1, 11.77, 18.91],
    [0, 0, 35.17],
    [7, 73.74, 71.46],
    [2, 25.55, 27.28],
  ])("of %d purchases of %d dollars, %d are expected of the next", (purchases, mean, expected) => {
    expect(Math.abs(expectedValue(hardie, { purchases, mean }) - expected)).toBeLessThan(0.1);
  });
});
