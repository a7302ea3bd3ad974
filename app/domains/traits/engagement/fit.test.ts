import { describe, expect, test } from "vitest";
import { probability } from "~/lib/logistic";
import { fitWeights, type Snapshot } from "./fit";
import { engagementRule as rule, features, type Feature, type Weights } from "./model";
import { scaled } from "./score";

const random = (seed: number) => {
  let state = seed;
  const next = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  for (let i = 0; i < 10; i++) next();
  return next;
};

/** What things are really worth in this shop: reading and clicks lead to orders, carts hardly, checkouts not at all. */
const planted: Weights = {
  ...{ visits: 0.2, looks: 0.3, reading: 1.6, clicks: 1.2 },
  ...{ answers: 0.8, carts: 0.1, checkouts: 0, orders: 0.5 },
};

function shopOf(weights: Weights, people: number, draw: () => number, intercept = -3): Snapshot[] {
  return Array.from({ length: people }, () => {
    const counts = Object.fromEntries(
      features.flatMap((feature) => (draw() < 0.5 ? [[feature, Math.floor(draw() * 4000) / 1000]] : [])),
    );
    const odds = features.reduce((sum, name) => sum + weights[name] * scaled(countIn(counts, name)), intercept);
    return { counts, isBuyer: draw() < probability(odds) };
  });
}

function countIn(counts: Partial<Record<Feature, number>>, feature: Feature): number {
  return counts[feature] ?? 0;
}

describe("in a shop whose shoppers buy by other weights than those set by hand", () => {
  const draw = random(5);
  const fit = fitWeights(shopOf(planted, 6000, draw), shopOf(planted, 4000, draw));

  test("the weights found stand in the order of the planted ones", () => {
    const { weights } = fit.fitted ?? expect.fail("Nothing was fitted");
    const byWeight = (of: Weights) => features.toSorted((a, b) => of[b] - of[a]);
    expect(byWeight(weights).slice(0, 4)).toEqual(byWeight(planted).slice(0, 4));
    for (const name of ["visits", "carts", "checkouts"] as const) expect(weights[name]).toBeLessThan(10);
    expect(features.reduce((sum, name) => sum + weights[name], 0)).toBeCloseTo(rule.weightsSum, 0);
  });

  test("they are nearly as good as the truth itself, better than those by hand, and used", () => {
    const truth = fitWeights(shopOf(planted, 6000, random(9)), shopOf(planted, 20_000, random(10)));
    expect(fit.verdict).toBe("used");
    expect(fit.fitted?.quality.auc).toBeGreaterThan((truth.fitted?.quality.auc ?? 1) - 0.03);
    expect(fit.gain?.auc).toBeGreaterThan(2 * (fit.gain?.standardError ?? 1));
    expect(fit.hand?.auc).toBeLessThan(fit.fitted?.quality.auc ?? 0);
  });
});

describe("where outcomes have nothing to do with what was done", () => {
  test("the fit is not used, in any of twenty shops", { timeout: 30_000 }, () => {
    const verdicts = Array.from({ length: 20 }, (_, i) => {
      const draw = random(100 + i);
      const shuffled = (people: number) =>
        shopOf(planted, people, draw).map(({ counts }) => ({ counts, isBuyer: draw() < 0.3 }));
      return fitWeights(shuffled(900), shuffled(500)).verdict;
    });
    expect(verdicts.filter((verdict) => verdict === "used")).toEqual([]);
  });

  test("nor where those set by hand are worse than a coin, if what was learnt is no better than one", () => {
    const backwards: Weights = { ...planted, ...{ visits: 0, looks: 0, reading: 0, clicks: 0 } };
    const really = { ...backwards, ...{ answers: 0, carts: -1.5, checkouts: -1.5, orders: -1 } };
    const draw = random(61);
    const { verdict, hand, gain } = fitWeights(shopOf(really, 3000, draw, 0), shopOf(really, 2000, draw, 0));
    expect(hand?.auc).toBeLessThan(0.45);
    expect(gain?.auc).toBeGreaterThan(2 * (gain?.standardError ?? 1));
    expect(verdict).toBe("no_better_than_chance");
  });

  test("nor where shoppers buy just by the weights set by hand: nothing is better than they are", () => {
    const byHand = { ...planted, ...{ visits: 0.5, looks: 0.4, reading: 0.3, clicks: 0.6 } };
    const really = { ...byHand, ...{ answers: 0.5, carts: 0.8, checkouts: 1, orders: 0.9 } };
    const draw = random(21);
    const { verdict, hand } = fitWeights(shopOf(really, 3000, draw), shopOf(really, 2000, draw));
    expect(verdict).toBe("not_better");
    expect(hand?.auc).toBeGreaterThan(0.7);
  });
});

describe("with too little to learn from", () => {
  const draw = random(31);
  const enough = shopOf(planted, 3000, draw);
  const few = (buyers: number) => [
    ...enough.filter(({ isBuyer }) => isBuyer).slice(0, buyers),
    ...enough.filter(({ isBuyer }) => !isBuyer),
  ];

  test("nothing is fitted, and what there is by hand is still judged", () => {
    const fit = fitWeights(few(rule.fewestLearnt - 1), enough);
    expect(fit).toMatchObject({ verdict: "too_few", fitted: null, gain: null });
    expect(fit.hand?.auc).toBeGreaterThan(0.5);
    expect(fit.learnt.buyers).toBe(rule.fewestLearnt - 1);
  });

  test("nothing is judged where too few were held out", () => {
    const fit = fitWeights(enough, few(rule.fewestHeldOut - 1));
    expect(fit).toMatchObject({ verdict: "too_few", fitted: null, hand: null });
  });
});

test("nothing that somebody does counts against them", () => {
  const against: Weights = { ...planted, orders: -2 };
  const draw = random(41);
  const { fitted } = fitWeights(shopOf(against, 4000, draw, -1), shopOf(against, 2000, draw, -1));
  expect(fitted?.weights.orders).toBe(0);
  expect(Object.values(fitted?.weights ?? { none: -1 }).every((weight) => weight >= 0)).toBe(true);
});
