import { expect, test } from "vitest";
import type { Verdict } from "../estimate/model";
import type { Arm } from "../model";
import type { KeptLook } from "../results/model";
import { afterLook } from "./after-look";
import { isComplete } from "./is-complete";

const usual: Arm = { key: "usual", name: "As it is", share: 40, what: { does: "usual" } };
const none: Arm = { key: "none", name: "Nothing", share: 20, what: { does: "none" } };
const other = (key: string): Arm => ({
  ...{ key, name: key, share: 20 },
  what: { does: "differs", changes: { subject: "Hi" }, template: null, laterMinutes: 0 },
});
const experiment = { arms: [usual, other("b"), other("c")], stoppedArms: [], rollsOut: true };
const seen = {
  ...{ comparisons: [], harms: [], split: { pValue: 1, isOff: false }, smallestLift: null, people: 0, nStar: 1000 },
  next: { does: "goes_on" as const, peopleMore: null },
};
const undecided: Verdict = { ...seen, says: "cannot_tell", doubt: { why: "no_clear_difference" } };
const wins = (winner: string): Verdict => ({ ...seen, says: "clear_winner", winner });
const harmful = (...arms: string[]): Verdict => ({
  ...undecided,
  harms: arms.map((arm) => ({ arm, kind: "unsubscribes", rate: 0.1, usualRate: 0.01 })),
});

test("nothing is done while nothing is certain, or the merchant wants to decide herself", () => {
  expect(afterLook(experiment, undecided, false)).toEqual({ does: "nothing" });
  expect(afterLook({ ...experiment, rollsOut: false }, wins("b"), false)).toEqual({ does: "nothing" });
});

test("a clear winner is given to everybody, if the merchant had said so", () => {
  expect(afterLook(experiment, wins("b"), false)).toMatchObject({ does: "ends", winner: "b", reason: "clear_winner" });
  expect(afterLook(experiment, wins("usual"), false)).toMatchObject({ winner: "usual" });
});

test("that nobody gets anything any more is never decided by figures", () => {
  expect(afterLook({ ...experiment, arms: [usual, none] }, wins("none"), false)).toEqual({ does: "nothing" });
});

test("an arm that drives shoppers away is stopped, and the others go on", () => {
  expect(afterLook(experiment, harmful("c"), false)).toEqual({ does: "stops", stoppedArms: ["c"] });
  expect(afterLook({ ...experiment, stoppedArms: ["c"] }, harmful("c"), false)).toEqual({ does: "nothing" });
});

test("with the last of its rivals the experiment ends, and everybody gets what is usual", () => {
  const ends = { does: "ends", stoppedArms: ["b", "c"], winner: "usual", reason: "guardrail" };
  expect(afterLook({ ...experiment, stoppedArms: ["c"] }, harmful("b"), false)).toEqual(ends);
  // Even when the harmful one sells more.
  expect(afterLook(experiment, { ...wins("b"), harms: harmful("b", "c").harms }, false)).toEqual(ends);
});

test("when everybody was counted it ends without a winner", () => {
  expect(afterLook(experiment, undecided, true)).toMatchObject({ does: "ends", winner: null, reason: "all_counted" });
});

const day = (n: number) => new Date(Date.UTC(2026, 5, n));
const look = (n: number, assigned: number, people: number): KeptLook => ({
  at: day(n),
  found: {
    arms: [
      {
        ...{ key: "usual", assigned, unsubscribes: 0, complaints: 0, people, conversions: 0 },
        revenue: { people, sum: 0, sumSquares: 0, before: { sum: 0, sumSquares: 0 }, sumProducts: 0 },
      },
    ],
  },
});
const campaign = { subject: { kind: "campaign" as const, id: 1, step: null } };

test("a campaign is complete when all its windows are over and nobody has come for longer than one may hold", () => {
  expect(isComplete(campaign, look(20, 100, 100), [look(11, 100, 100)])).toBe(true);
  expect(isComplete(campaign, look(18, 100, 100), [look(11, 100, 100)])).toBe(false);
  expect(isComplete(campaign, look(20, 100, 100), [look(11, 50, 50)])).toBe(false);
  expect(isComplete(campaign, look(20, 100, 99), [look(11, 100, 100)])).toBe(false);
  expect(isComplete({ subject: { kind: "flow", id: 1, step: null } }, look(20, 100, 100), [look(11, 100, 100)])).toBe(
    false,
  );
  expect(isComplete(campaign, look(20, 0, 0), [look(11, 0, 0)])).toBe(false);
});
