import { describe, expect, test } from "vitest";
import { randomFrom } from "../../../../sandbox/factories/random";
import { live, patternOf } from "../../../../tests/support/buying/simulate";
import { meanOf, futureTails, newcomer } from "../counts/future";
import { countPatterns, type CountModel } from "../counts/pattern";
import { fitCounts, fitSpend } from "./fit";
import { lnCountPrior, lnSpendPrior } from "./prior";

const year = 365;
const truths: { name: string; model: CountModel; counts: { r: number; alpha: number; a: number; b: number } }[] = [
  { name: "a shop of one-time buyers", model: "mbg_nbd", counts: { r: 0.5, alpha: 45, a: 0.9, b: 1.6 } },
  { name: "a shop that is bought from often", model: "mbg_nbd", counts: { r: 1.5, alpha: 40, a: 0.6, b: 4 } },
  { name: "a shop where nobody ends at once", model: "bg_nbd", counts: { r: 0.8, alpha: 50, a: 0.8, b: 2.5 } },
];

describe.each(truths)("$name", ({ name, model, counts }) => {
  const random = randomFrom(7, name);
  const patterns = Array.from({ length: 6000 }, () => {
    const age = random.between(60, 700);
    return patternOf(live(random, { model, counts }, age), age);
  });
  const fit = fitCounts(model, countPatterns(patterns));

  test("its parameters are found again", () => {
    const { r, alpha, a, b } = fit.parameters;
    expect(Math.abs(Math.log(r / counts.r))).toBeLessThan(0.25);
    expect(Math.abs(Math.log(r / alpha / (counts.r / counts.alpha)))).toBeLessThan(0.2);
    expect(Math.abs(a / (a + b) - counts.a / (counts.a + counts.b))).toBeLessThan(0.05);
    const bought = meanOf(futureTails(model, fit.parameters, newcomer, year));
    expect(Math.abs(bought / meanOf(futureTails(model, counts, newcomer, year)) - 1)).toBeLessThan(0.05);
  });

  test("what else would fit about as well has the truth in its midst", () => {
    const rates = fit.draws(64).map(({ r, alpha }) => Math.log(r / alpha));
    const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
    const deviation = Math.sqrt(rates.reduce((sum, rate) => sum + (rate - mean) ** 2, 0) / rates.length);
    expect(deviation).toBeGreaterThan(0.01);
    expect(deviation).toBeLessThan(0.15);
    expect(Math.abs(mean - Math.log(counts.r / counts.alpha))).toBeLessThan(3.5 * deviation);
  });

  test("with thousands of shoppers the default belief says next to nothing", () => {
    const { parameters } = fitCounts(model, countPatterns(patterns), lnCountPrior);
    const bought = meanOf(futureTails(model, parameters, newcomer, year));
    expect(bought).toBeCloseTo(meanOf(futureTails(model, fit.parameters, newcomer, year)), 1);
  });
});

test("a shop of which nothing is known gets the default belief, and a small one is drawn towards it", () => {
  const { parameters } = fitCounts("mbg_nbd", [], lnCountPrior);
  expect(parameters.alpha / parameters.r).toBeCloseTo(100, 0);
  expect(parameters.a / (parameters.a + parameters.b)).toBeCloseTo(0.3, 2);
  // Three who bought every day: alone they say a hundred times the usual rate.
  const eager = [{ repeats: 5, lastRepeat: 5, age: 5, shoppers: 3 }];
  const alone = fitCounts("mbg_nbd", eager).parameters;
  const drawn = fitCounts("mbg_nbd", eager, lnCountPrior).parameters;
  expect(alone.r / alone.alpha).toBeCloseTo(1, 1);
  expect(drawn.r / drawn.alpha).toBeLessThan((0.9 * alone.r) / alone.alpha);
});

test("what shoppers spend is found again", () => {
  const truth = { p: 4, q: 3.5, v: 8 };
  const random = randomFrom(3, "spend");
  const spendings = Array.from({ length: 5000 }, () => {
    const life = live(random, { model: "bg_nbd", counts: { r: 1, alpha: 60, a: 0.5, b: 3 }, spend: truth }, 400);
    const sum = life.amounts.reduce((total, amount) => total + amount, 0);
    return { purchases: life.amounts.length, mean: sum / life.amounts.length };
  });
  for (const { p, q, v } of [fitSpend(spendings).parameters, fitSpend(spendings, lnSpendPrior).parameters]) {
    expect(Math.abs(p / truth.p - 1)).toBeLessThan(0.15);
    expect(Math.abs((p * v) / (q - 1) / ((truth.p * truth.v) / (truth.q - 1)) - 1)).toBeLessThan(0.1);
  }
});
