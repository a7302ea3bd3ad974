import { expect, test } from "vitest";
import { randomFrom } from "../../../../sandbox/factories/random";
import { live, patternOf } from "../../../../tests/support/buying/simulate";
import { countPatterns, type CountModel } from "../counts/pattern";
import { fitCounts } from "../fitting/fit";
import { lnCountPrior } from "../fitting/prior";
import type { Fitted } from "../model";
import { foretell } from "./foretell";
import { rounded, wholePercent } from "./rounding";

const now = new Date("2026-11-23T12:00:00Z");
const day = 86_400_000;
const ago = (days: number) => new Date(now.getTime() - days * day);

const counts = { r: 0.6, alpha: 45, a: 0.8, b: 2 };
const spend = { p: 4, q: 4, v: 0.75 };
const fitted: Fitted = { model: "mbg_nbd", counts, draws: [], spend, meanMinor: 4000, tied: 0 };
const buyer = { repeats: 4, lastRepeat: 200, age: 220, meanMinor: 5000, lastOrderAt: ago(20) };
const once = { repeats: 0, lastRepeat: 0, age: 200, meanMinor: 4000, lastOrderAt: ago(200) };

test("of whoever bought once nobody says that they are a customer for certain", () => {
  const said = foretell(fitted, once, now);
  expect(said.alive?.value).toBeLessThan(60);
  expect(said.churn.value).toBeGreaterThan(40);
  // The BG/NBD would say 100 %: it says nothing.
  expect(foretell({ ...fitted, model: "bg_nbd" }, once, now).alive).toBeNull();
  expect(foretell({ ...fitted, model: "bg_nbd" }, buyer, now).alive).not.toBeNull();
});

test("nothing is certain of a person, however much they bought", () => {
  const eager = { ...buyer, repeats: 400, lastRepeat: 400, age: 400, lastOrderAt: now };
  expect(foretell(fitted, eager, now)).toMatchObject({ alive: { value: 99 }, churn: { value: 1 } });
  const gone = { ...eager, age: 2000, lastOrderAt: ago(1600) };
  expect(foretell(fitted, gone, now)).toMatchObject({ alive: { value: 1 }, churn: { value: 99 } });
});

test("the next order is counted from the last one, whenever it is asked", () => {
  const said = foretell(fitted, buyer, now).nextOrder;
  const later = foretell(fitted, { ...buyer, age: buyer.age + 30 }, new Date(now.getTime() + 30 * day)).nextOrder;
  expect(said).toEqual(later);
  // One order at their rate as of the last one: (alpha + t_x) / (r + x) days.
  expect(said?.at).toEqual(new Date(buyer.lastOrderAt.getTime() + Math.round(245 / 4.6) * day));
  expect(said?.low.getTime()).toBeLessThan(said?.at.getTime() ?? 0);
});

test("an order that is more than a year away is none to wait for", () => {
  const rare = { ...fitted, counts: { ...counts, alpha: 400 } };
  expect(foretell(rare, { ...once, age: 0, lastOrderAt: now }, now).nextOrder).toBeNull();
  expect(foretell(fitted, { ...once, age: 0, lastOrderAt: now }, now).nextOrder).toMatchObject({ high: null });
});

test("what is expected on average lies between low and high", () => {
  const draws = [counts, { ...counts, r: 0.7 }, { ...counts, a: 0.6 }];
  for (const one of [buyer, once, { ...buyer, repeats: 40 }, { ...once, meanMinor: 0 }]) {
    const { alive, churn, orders90, orders365, spend90, spend365 } = foretell({ ...fitted, draws }, one, now);
    for (const range of [alive, churn, orders90, orders365, spend90, spend365]) {
      expect(range?.low).toBeLessThanOrEqual(range?.value ?? -1);
      expect(range?.high).toBeGreaterThanOrEqual(range?.value ?? 1e9);
    }
  }
});

test("the spend expected is the orders expected at what an order of theirs is worth", () => {
  const { orders90, spend90 } = foretell(fitted, buyer, now);
  // (p · (v + x · m)) / (p · x + q − 1) mean purchases of 4000, with x = 5 and m = 1.25.
  const worth = ((4 * (0.75 + 5 * 1.25)) / (4 * 5 + 3)) * 4000;
  expect(spend90.value / (orders90.value * worth)).toBeCloseTo(1, 1);
});

test("in at least eight of ten simulated cases orders, spend and next order lie between low and high", () => {
  const model: CountModel = "mbg_nbd";
  const random = randomFrom(11, "intervals");
  const ages = Array.from({ length: 3000 }, () => random.between(30, 500));
  const lives = ages.map((age) => live(random, { model, counts, spend }, age + 365));
  const fit = fitCounts(model, countPatterns(lives.map((life, i) => patternOf(life, ages[i] ?? 0))), lnCountPrior);
  const learnt: Fitted = { ...fitted, counts: fit.parameters, draws: fit.draws(16), meanMinor: 100 };
  const cases = lives.map((life, i) => {
    const age = ages[i] ?? 0;
    const pattern = patternOf(life, age);
    const paid = life.amounts.slice(0, pattern.repeats + 1).reduce((sum, amount) => sum + amount, 0);
    const lastOrderAt = ago(age - pattern.lastRepeat);
    const said = foretell(learnt, { ...pattern, meanMinor: (paid / (pattern.repeats + 1)) * 100, lastOrderAt }, now);
    const within = (days: number) => life.times.filter((time) => time > age && time <= age + days).length;
    const spent = (days: number) =>
      100 *
      life.amounts
        .filter((_, n) => (life.times[n] ?? 0) > age && (life.times[n] ?? 0) <= age + days)
        .reduce((a, b) => a + b, 0);
    return { said, within, spent };
  });
  const covered = (holds: (one: (typeof cases)[number]) => boolean) => cases.filter(holds).length / cases.length;
  const holds = (range: { low: number; high: number }, value: number) => value >= range.low && value <= range.high;
  expect(covered(({ said, within }) => holds(said.orders90, within(90)))).toBeGreaterThan(0.8);
  expect(covered(({ said, within }) => holds(said.orders365, within(365)))).toBeGreaterThan(0.8);
  // Rounded to two digits, a bound may fall a little inside.
  expect(covered(({ said, spent }) => holds(said.spend365, spent(365)))).toBeGreaterThan(0.78);
  const sums = cases.map(({ said, within }) => [said.orders90.value, within(90)] as const);
  const total = (at: 0 | 1) => sums.reduce((sum, pair) => sum + pair[at], 0);
  expect(Math.abs(total(0) / total(1) - 1)).toBeLessThan(0.1);
});

test("two digits are kept, and no more", () => {
  expect([0, 0.004, 0.034, 0.456, 3.449, 17.3, 251].map((value) => rounded(value, 0.01))).toEqual([
    0, 0, 0.03, 0.46, 3.4, 17, 250,
  ]);
  expect([7, 12_345, 998].map((value) => rounded(value))).toEqual([7, 12_000, 1000]);
  expect([0, 0.004, 0.5, 0.999, 1].map(wholePercent)).toEqual([1, 1, 50, 99, 99]);
});
