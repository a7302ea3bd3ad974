import fc from "fast-check";
import { expect, test } from "vitest";
import { anySteps, send, wait } from "../../../../tests/support/flow-contents";
import { allSteps } from "../content/model";
import type { Step } from "../content/steps";
import { landing } from "./landing";
import { planOf, unreachable } from "./plan";

const branch = (id: string, one: Step[], otherwise: Step[]): Step => ({
  ...{ id, type: "branch", otherwise },
  paths: [{ name: "", when: { shopper: { type: "null", name: "email" }, cause: [] }, steps: one }],
});
const exit = (id: string): Step => ({ id, type: "exit" });

test("ways lead back to what stands behind them, and an empty one leads there at once", () => {
  const { first, places } = planOf([branch("who", [send("in")], []), send("all")]);
  expect(first).toBe("who");
  expect([...(places.get("who")?.ways ?? [])]).toEqual([
    ["path-1", "in"],
    ["otherwise", "all"],
  ]);
  expect([places.get("in")?.next, places.get("all")?.next]).toEqual(["all", null]);
});

test("behind an exit, or where every way has one, nobody comes", () => {
  const ends = planOf([branch("who", [exit("a")], [exit("b"), send("c")]), send("d")]);
  expect(unreachable(ends)).toEqual(["c", "d"]);
  expect(unreachable(planOf([branch("who", [exit("a")], []), send("d")]))).toEqual([]);
});

test("every step that can be reached is placed once, whatever stands inside what", () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      const ids = allSteps(steps).map(({ id }) => id);
      expect([...planOf(steps).places.keys()].toSorted()).toEqual(ids.toSorted());
    }),
  );
});

test("who is moved stands at the same step, or at the first behind it that is still there", () => {
  const before = planOf([
    wait("pause", 1),
    branch("who", [send("in"), wait("inner", 1)], []),
    send("all"),
    send("last"),
  ]);
  const to =
    (...steps: Step[]) =>
    (step: string) =>
      landing(step, before, planOf(steps));
  const same = to(wait("pause", 5), send("all"));
  expect(["pause", "in", "inner", "who", "all", "last"].map(same)).toEqual(["pause", "all", "all", "all", "all", null]);
  expect(to(branch("new", [wait("inner", 2)], []))("in")).toBe("inner");
});

test("whoever is moved lands at a step of the new version, or it is over", () => {
  fc.assert(
    fc.property(anySteps, fc.array(fc.nat(), { maxLength: 6 }), (steps, gone) => {
      const ids = allSteps(steps).map(({ id }) => id);
      const left = steps.filter((_, i) => !gone.includes(i));
      const [from, to] = [planOf(steps), planOf(left)];
      for (const id of ids) {
        const there = landing(id, from, to);
        expect(there === null || to.places.has(there)).toBe(true);
        if (to.places.has(id)) expect(there).toBe(id);
      }
    }),
  );
});
