import { expect, test } from "vitest";
import { aucOf, compareAucs } from "./auc";

const random = (seed: number) => {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
};

test("of every pair with one yes it is counted who stands higher, and equal scores count half", () => {
  const scores = [5, 3, 3, 1, 2];
  const outcomes = [true, true, false, false, true];
  // Pairs of a yes and a no: 5>3, 5>1, 3=3, 3>1, 2<3, 2>1.
  expect(aucOf(scores, outcomes)?.auc).toBeCloseTo(4.5 / 6, 12);
  expect(
    aucOf(
      scores.map((score) => -score),
      outcomes,
    )?.auc,
  ).toBeCloseTo(1.5 / 6, 12);
});

test("where all outcomes are alike there is nothing to tell apart", () => {
  expect(aucOf([1, 2], [true, true])).toBeNull();
  expect(compareAucs([1, 2], [2, 1], [false, false])).toBeNull();
});

test("the difference of two scores and its error are those of DeLong, worked out the long way", () => {
  const draw = random(7);
  const people = Array.from({ length: 60 }, () => {
    const isYes = draw() < 0.4;
    return {
      isYes,
      one: Math.round(10 * (draw() + (isYes ? 0.4 : 0))),
      other: Math.round(10 * (draw() + (isYes ? 0.1 : 0))),
    };
  });
  const [yes, no] = [people.filter(({ isYes }) => isYes), people.filter(({ isYes }) => !isYes)];
  const beats = (a: number, b: number) => (a > b ? 1 : a === b ? 0.5 : 0);
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const covariance = (a: number[], b: number[]) =>
    a.reduce((sum, value, i) => sum + (value - mean(a)) * ((b[i] ?? 0) - mean(b)), 0) / (a.length - 1);
  const placed = (score: "one" | "other") => ({
    yes: yes.map((person) => mean(no.map((rival) => beats(person[score], rival[score])))),
    no: no.map((rival) => mean(yes.map((person) => beats(person[score], rival[score])))),
  });
  const [a, b] = [placed("one"), placed("other")];
  const part = (of: "yes" | "no") =>
    (covariance(a[of], a[of]) + covariance(b[of], b[of]) - 2 * covariance(a[of], b[of])) / a[of].length;
  const found = compareAucs(
    people.map(({ one }) => one),
    people.map(({ other }) => other),
    people.map(({ isYes }) => isYes),
  );
  expect(found?.difference).toBeCloseTo(mean(a.yes) - mean(b.yes), 10);
  expect(found?.standardError).toBeCloseTo(Math.sqrt(part("yes") + part("no")), 10);
});
