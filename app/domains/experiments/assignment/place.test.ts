import { expect, test } from "vitest";
import type { Experiment } from "../model";
import { armAt, armGiven, armOf, placeOf, rangesOf } from "./place";

const usual = { key: "usual", name: "As it is", share: 70, what: { does: "usual" } } as const;
const none = { key: "none", name: "Nothing", share: 10, what: { does: "none" } } as const;
const generic = { key: "generic", name: "The same", share: 20, what: { does: "generic" } } as const;
const running: Experiment = {
  ...{ id: 7, name: "Test", subject: { kind: "flow", id: 1, step: null }, arms: [none, usual, generic] },
  ...{ windowDays: 14, state: "running", winner: null, stoppedArms: [] },
};

const people = Array.from({ length: 20_000 }, (_, i) => String(i + 1));

test("every arm gets its share of shoppers, and every place is as full as the others", () => {
  const counts = new Map<number, number>();
  for (const id of people) {
    const place = placeOf(3, 7, id);
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  expect(counts.size).toBe(100);
  const distance = [...counts.values()].reduce((sum, count) => sum + (count - 200) ** 2 / 200, 0);
  // Chi-square with 99 degrees of freedom: more than 148 once in a thousand.
  expect(distance).toBeLessThan(148);
  const inGeneric = people.filter((id) => armAt(running.arms, placeOf(3, 7, id)) === "generic").length;
  expect(Math.abs(inGeneric - 4000)).toBeLessThan(200);
});

test("which arm somebody has in one experiment tells nothing of her arm in another, nor in another shop", () => {
  const both = (shopId: number, experimentId: number) =>
    people.filter((id) => placeOf(3, 7, id) < 50 && placeOf(shopId, experimentId, id) < 50).length;
  expect(Math.abs(both(3, 8) - 5000)).toBeLessThan(250);
  expect(Math.abs(both(4, 7) - 5000)).toBeLessThan(250);
  expect(both(3, 7)).toBeGreaterThan(9000);
});

test("the places of the arms follow each other without a gap", () => {
  expect(rangesOf(running.arms)).toEqual([
    { key: "none", from: 0, until: 10 },
    { key: "usual", from: 10, until: 80 },
    { key: "generic", from: 80, until: 100 },
  ]);
  expect([0, 9, 10, 79, 80, 99].map((place) => armAt(running.arms, place))).toEqual([
    ...["none", "none", "usual", "usual", "generic", "generic"],
  ]);
});

test("everybody keeps her arm, until there is a winner, which everybody gets", () => {
  expect(armGiven(running, "none")).toBe("none");
  expect(armGiven({ ...running, state: "finished", winner: "generic" }, "none")).toBe("generic");
});

test("who has an arm that was stopped, or none, gets what is usual; so does everybody once it has been stopped", () => {
  expect(armGiven({ ...running, stoppedArms: ["generic"] }, "generic")).toBe("usual");
  expect(armGiven({ ...running, stoppedArms: ["generic"] }, "none")).toBe("none");
  expect(armGiven(running, null)).toBe("usual");
  expect(armGiven({ ...running, state: "stopped" }, "none")).toBe("usual");
  expect(armOf(3, { ...running, state: "stopped" }, "1")).toBe("usual");
});
