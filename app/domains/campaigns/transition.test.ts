import fc from "fast-check";
import { expect, test } from "vitest";
import { campaignStates, type Campaign } from "./model";
import { changes, transition, type Change } from "./transition";

type Standing = Pick<Campaign, "state" | "pausedFrom">;
const draft: Standing = { state: "draft", pausedFrom: null };
const anyChanges = fc.array(fc.constantFrom(...changes), { maxLength: 40 });

/** How a campaign stands after each of several changes, those that are not possible left out. */
function live(wishes: readonly Change[]): { change: Change; from: Standing; to: Standing }[] {
  let from = draft;
  return wishes.flatMap((change) => {
    const to = transition(from, change);
    if (!to) return [];
    const step = { change, from, to };
    from = to;
    return [step];
  });
}

test("a campaign is written, begins, is held after its trial, goes on and finishes", () => {
  const states = live(["schedule", "begin", "hold", "goOn", "finish"]).map(({ to }) => to.state);
  expect(states).toEqual(["scheduled", "sending", "holding", "sending", "finished"]);
});

test("whatever is asked of it in whatever order, it begins once at most, and what has ended stays as it is", () => {
  fc.assert(
    fc.property(anyChanges, (wishes) => {
      const steps = live(wishes);
      expect(steps.filter(({ change }) => change === "begin").length).toBeLessThan(2);
      const ends = steps.findIndex(({ to }) => to.state === "finished" || to.state === "cancelled");
      expect(ends === -1 || ends === steps.length - 1).toBe(true);
    }),
  );
});

test("who is resumed goes on from where it was paused, and only what is paused remembers from where", () => {
  fc.assert(
    fc.property(anyChanges, (wishes) => {
      for (const { change, from, to } of live(wishes)) {
        expect(to.pausedFrom !== null).toBe(to.state === "paused");
        if (change === "resume") expect(to.state).toBe(from.pausedFrom);
        if (change === "pause") expect(to.pausedFrom).toBe(from.state);
      }
    }),
  );
});

test("a pause cannot be used to go round the trial", () => {
  const steps = live(["schedule", "begin", "hold", "pause", "goOn", "finish", "resume"]);
  expect(steps.at(-1)?.to).toEqual({ state: "holding", pausedFrom: null });
});

test("what has begun can be cancelled from everywhere, and nothing else can", () => {
  const can = campaignStates.filter((state) => transition({ state, pausedFrom: null }, "cancel"));
  expect(can).toEqual(["scheduled", "sending", "holding", "paused"]);
});
