import { expect, test } from "vitest";
import type { FlowContent } from "../content/model";
import type { Step } from "../content/steps";
import type { FlowNames } from "../wording/names";
import { flowChanges } from "./changes";
import { emptyFlow } from "./start";

const names: FlowNames = {
  ...{ currency: "EUR", nameOf: () => undefined, segmentName: () => "New" },
  templateName: (key) => key,
};
const wait = (id: string, minutes: number): Step => ({ id, type: "wait", wait: { type: "for", minutes } });
const split = (inner: Step[], share = 50): Step => ({
  ...{ id: "try", type: "split", name: "Which" },
  paths: [
    { arm: "a", name: "A", share, steps: inner },
    { arm: "b", name: "B", share: 100 - share, steps: [] },
  ],
});
const flow = (steps: Step[], change: Partial<FlowContent> = {}): FlowContent => ({ ...emptyFlow, ...change, steps });
const told = (before: FlowContent, after: FlowContent) => flowChanges(before, after, names);

test("the same flow has no changes, in whichever order its names were written down", () => {
  const before = flow([split([wait("a", 60)])]);
  const after = flow([split([{ wait: { minutes: 60, type: "for" }, type: "wait", id: "a" }])]);
  expect(told(before, after)).toEqual([]);
});

test("what was added, removed, changed and moved is told, each once", () => {
  expect(told(flow([wait("a", 60), wait("b", 120)]), flow([wait("b", 180), wait("c", 1440)]))).toEqual([
    "Added: Wait 1 day",
    "Removed: Wait 1 hour",
    "“Wait 2 hours” is now “Wait 3 hours”",
  ]);
  expect(told(flow([wait("a", 60), wait("b", 120)]), flow([wait("b", 120), wait("a", 60)]))).toEqual([
    "Steps stand in another order",
  ]);
});

test("a step on a way is told of by itself, not by the step it stands at", () => {
  expect(told(flow([split([wait("a", 60)])]), flow([split([wait("a", 120)])]))).toEqual([
    "“Wait 1 hour” is now “Wait 2 hours”",
  ]);
  expect(told(flow([split([])]), flow([split([], 80)]))).toEqual(["Changed: Split test “Which”"]);
});

test("what starts and ends it, and how often, is told as it was and as it is", () => {
  const after = flow([], { trigger: { type: "manual" }, reentry: { rule: "every_time" } });
  expect(told(flow([]), after)).toEqual([
    "It started: “When somebody enters “New””, now “When you put somebody in”",
    "How often somebody came in: “Once for each shopper”, now “Every time, but not while they are in it”",
  ]);
});
