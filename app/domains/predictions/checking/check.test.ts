import { describe, expect, test } from "vitest";
import { randomFrom } from "../../../../sandbox/factories/random";
import { live, patternOf } from "../../../../tests/support/buying/simulate";
import { fitShop, heldOutDays, modelFor, tooFew, type Sampled } from "../fitting/fit-shop";
import { rule } from "../model";
import { reasonWords } from "../wording/fit-words";
import type { Extent } from "./judge";

const held = { from: "2026-06-01", days: 120 };
const truth = {
  model: "mbg_nbd" as const,
  counts: { r: 0.7, alpha: 45, a: 0.7, b: 2.2 },
  spend: { p: 5, q: 4, v: 0.6 },
};

interface Odd {
  /** Of how many purchases in the weeks held back one is kept. */
  keeps?: number;
  /** Purchases in the weeks held back for each that is due. */
  times?: number;
  /** Whether they are somebody else's. */
  isShuffled?: boolean;
}

/** A shop whose shoppers live as the model says, but for the weeks held back. */
function shop(shoppers: number, { keeps = 1, times = 1, isShuffled = false }: Odd = {}): Sampled[] {
  const random = randomFrom(5, `shop of ${shoppers}`);
  const lives = Array.from({ length: shoppers }, () => {
    const age = random.between(1, 550);
    const life = live(random, truth, age);
    const mean = life.amounts.reduce((sum, amount) => sum + amount, 0) / life.amounts.length;
    const before = age > held.days ? patternOf(life, age - held.days) : null;
    const due = life.times.filter((time) => before && time > age - held.days);
    const later = due.filter(() => random.chance(keeps)).length * times;
    return { now: { ...patternOf(life, age), meanMinor: mean * 3000 }, before, later };
  });
  const all = lives.map(({ later }) => later);
  const laters = isShuffled ? random.sample(all, all.length) : all;
  return lives.map(({ now, before }, i) => ({ ...now, before: before && { ...before, later: laters[i] ?? 0 } }));
}

function extentOf(sample: readonly Sampled[]): Extent {
  const repeatBuyers = sample.filter(({ repeats }) => repeats > 0).length;
  return { buyers: sample.length, repeatBuyers, historyDays: 550, daysSinceOrder: 0 };
}

const fitOf = (sample: Sampled[]) => fitShop(extentOf(sample), sample, held);

describe("a shop whose shoppers do as the model says", () => {
  const fit = fitOf(shop(4000));

  test("is fitted well, and every tenth of its shoppers does as foretold but for chance", () => {
    expect(fit).toMatchObject({ state: "good", reasons: [], fitted: { model: "mbg_nbd" } });
    expect(fit.check?.deciles).toHaveLength(10);
    for (const { expected, actual, deviation } of fit.check?.deciles ?? []) {
      expect(Math.abs(actual - expected)).toBeLessThan(4 * deviation + 0.005);
    }
    expect(fit.check?.ranking).toBeGreaterThan(0.7);
    expect(fit.check?.chance).toBeGreaterThan(0.001);
  });

  test("tenths are of one size, and their orders add up to all there were", () => {
    const deciles = fit.check?.deciles ?? [];
    expect(deciles.reduce((sum, { shoppers }) => sum + shoppers, 0)).toBe(fit.check?.shoppers);
    expect(deciles.reduce((sum, { shoppers, actual }) => sum + shoppers * actual, 0)).toBeCloseTo(
      fit.check?.actual ?? -100,
      -1,
    );
  });

  test("a small one is not called poor for what chance did", () => {
    const states = [120, 150, 200, 300].map((shoppers) => fitOf(shop(shoppers)).state);
    expect(states.filter((state) => state !== "good" && state !== "too_few")).toEqual([]);
  });
});

describe("a shop that does otherwise in the weeks held back", () => {
  test("half as many orders: poor, and it is said by how much", () => {
    const fit = fitOf(shop(4000, { keeps: 0.5 }));
    expect(fit.state).toBe("poor");
    expect(fit.reasons).toContain("fewer_came");
    expect(fit.fitted).not.toBeNull();
    expect(reasonWords(fit)[0]).toMatch(/^Less was bought than it said: [\d,]+ orders where [\d,]+ were expected\.$/);
  });

  test("thrice as many: nothing is foretold at all", () => {
    const fit = fitOf(shop(4000, { times: 3 }));
    expect(fit).toMatchObject({ state: "useless", fitted: null });
    expect(fit.reasons).toContain("more_came");
    expect(fit.check).not.toBeNull();
  });

  test("orders of anybody: a ranking no better than a coin is beyond use", () => {
    const fit = fitOf(shop(4000, { isShuffled: true }));
    expect(fit.state).toBe("useless");
    expect(fit.reasons).toEqual(expect.arrayContaining(["ranks_badly", "groups_off"]));
  });
});

test("with too little nothing is fitted, and it is said what is missing", () => {
  const extent = { buyers: 99, repeatBuyers: 19, historyDays: 179, daysSinceOrder: 61 };
  expect(heldOutDays(extent)).toBeNull();
  expect(tooFew(extent)).toMatchObject({
    state: "too_few",
    reasons: ["few_buyers", "few_repeat_buyers", "short_history", "no_recent_orders"],
    fitted: null,
  });
  expect(reasonWords(tooFew(extent))[0]).toBe("99 shoppers have bought so far; it takes 100.");
  const enough = { buyers: 100, repeatBuyers: 20, historyDays: 180, daysSinceOrder: 60 };
  expect(heldOutDays(enough)).toBe(rule.heldOutDays.fewest);
  expect(heldOutDays({ ...enough, historyDays: 540 })).toBe(135);
  expect(heldOutDays({ ...enough, historyDays: 3000 })).toBe(rule.heldOutDays.most);
});

test("where somebody bought but once, the model is taken that knows better than that they are alive", () => {
  const [once, again] = [0, 1].map((repeats) => ({ repeats, lastRepeat: 10 * repeats, age: 100 }));
  expect(once && again && [modelFor([once, again]), modelFor([again])]).toEqual(["mbg_nbd", "bg_nbd"]);
});
