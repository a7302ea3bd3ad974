import { expect, test } from "vitest";
import type { Experiment } from "../model";
import { planSplits, type Split } from "./plan-splits";

const split: Split = {
  step: "fork",
  name: "Which way?",
  paths: [
    { arm: "a", name: "Short", share: 50 },
    { arm: "b", name: "Long", share: 50 },
  ],
};
const present: Experiment = {
  ...{ id: 7, name: "Which way?", subject: { kind: "flow_step", id: 1, step: "fork" }, windowDays: 14 },
  ...{ state: "running", winner: null, stoppedArms: [] },
  arms: split.paths.map(({ arm, name, share }) => ({ key: arm, name, share, what: { does: "path" as const } })),
};
const nothing = { ended: [], renamed: [], begun: [] };

test("a split that stays the same goes on; one that is new begins", () => {
  expect(planSplits([present], [split])).toEqual(nothing);
  expect(planSplits([], [split])).toEqual({
    ...nothing,
    begun: [{ step: "fork", name: "Which way?", arms: present.arms }],
  });
});

test("one whose shares or ways change ends, and begins anew", () => {
  const [short, long] = split.paths;
  const shared = { ...split, paths: [short, long].flatMap((path) => (path ? [{ ...path }] : [])) };
  const [a, b] = shared.paths;
  if (a && b) [a.share, b.share] = [90, 10];
  expect(planSplits([present], [shared])).toMatchObject({ ended: [7], renamed: [], begun: [{ step: "fork" }] });
  const more = { ...split, paths: [...split.paths, { arm: "c", name: "None", share: 10 }] };
  expect(planSplits([present], [more])).toMatchObject({ ended: [7], begun: [{ arms: { length: 3 } }] });
});

test("one that is gone ends; a comparison of messages at a step is none of its business", () => {
  expect(planSplits([present], [])).toEqual({ ...nothing, ended: [7] });
  const message: Experiment = {
    ...present,
    id: 8,
    arms: [{ key: "usual", name: "A", share: 50, what: { does: "usual" } }],
  };
  expect(planSplits([message], [])).toEqual(nothing);
});

test("other names are taken over without beginning anew, and a winner stays the winner", () => {
  expect(planSplits([present], [{ ...split, name: "Long or short?" }])).toMatchObject({
    ...nothing,
    renamed: [{ id: 7, name: "Long or short?" }],
  });
  const decided: Experiment = { ...present, state: "finished", winner: "b" };
  expect(planSplits([decided], [split])).toEqual(nothing);
  expect(planSplits([decided], [])).toEqual(nothing);
});
