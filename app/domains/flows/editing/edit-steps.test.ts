import { expect, test } from "vitest";
import { allSteps } from "../content/model";
import type { Step } from "../content/steps";
import {
  changeStep,
  duplicateStep,
  findStep,
  hasRoomFor,
  insertStep,
  isFull,
  mostSteps,
  moveStep,
  removeStep,
} from "./edit-steps";
import { allPlaces, placeOf } from "./lanes";
import { newStep } from "./start";

const wait = (id: string): Step => ({ id, type: "wait", wait: { type: "for", minutes: 60 } });
const branch = (id: string, first: Step[], otherwise: Step[]): Step => ({
  ...{ id, type: "branch", otherwise },
  paths: [{ name: "", when: { shopper: null, cause: [] }, steps: first }],
});

/** a, then a branch with b and c on its ways, then d. */
const steps = [wait("a"), branch("fork", [wait("b")], [wait("c")]), wait("d")];

/** "a fork[b|c] d" of steps. */
function shapeOf(list: readonly Step[]): string {
  return list
    .map((step) => {
      if (step.type !== "branch") return step.id;
      const ways = [...step.paths.map((path) => path.steps), step.otherwise];
      return `${step.id}[${ways.map(shapeOf).join("|")}]`;
    })
    .join(" ");
}

test("a step goes wherever it is put: before, between and after others, and on ways", () => {
  const put = (lane: Parameters<typeof insertStep>[1]["lane"], at: number) =>
    shapeOf(insertStep(steps, { lane, at }, wait("x")).steps);
  expect(put(null, 0)).toBe("x a fork[b|c] d");
  expect(put(null, 3)).toBe("a fork[b|c] d x");
  expect(put({ step: "fork", way: "path-1" }, 0)).toBe("a fork[x b|c] d");
  expect(put({ step: "fork", way: "otherwise" }, 1)).toBe("a fork[b|c x] d");
});

test("a step moves through every place of the page, one after the other, and no further than its end", () => {
  const visited: string[] = [];
  for (let now: Step[] | null = steps; now; now = moveStep(now, "a", 1)?.steps ?? null) visited.push(shapeOf(now));
  expect(visited).toEqual([
    "a fork[b|c] d",
    "fork[a b|c] d",
    "fork[b a|c] d",
    "fork[b|a c] d",
    "fork[b|c a] d",
    "fork[b|c] a d",
    "fork[b|c] d a",
  ]);
});

test("whoever moves a step down and up again has the flow as it was", () => {
  for (const { id } of allSteps(steps)) {
    const down = moveStep(steps, id, 1);
    if (down) expect(shapeOf(moveStep(down.steps, id, -1)?.steps ?? [])).toBe(shapeOf(steps));
  }
});

test("a branch moves with all that stands on its ways, and never into itself", () => {
  expect(shapeOf(moveStep(steps, "fork", -1)?.steps ?? [])).toBe("fork[b|c] a d");
  expect(shapeOf(moveStep(steps, "fork", 1)?.steps ?? [])).toBe("a d fork[b|c]");
});

test("no step is lost or doubled by moving, wherever it goes", () => {
  const ids = (list: readonly Step[]) =>
    allSteps(list)
      .map(({ id }) => id)
      .toSorted();
  for (const { id } of allSteps(steps)) {
    for (const by of [-1, 1] as const) {
      const moved = moveStep(steps, id, by);
      if (moved) expect(ids(moved.steps)).toEqual(ids(steps));
    }
  }
});

test("a removed step takes along what stands on its ways, and leads to its neighbour", () => {
  expect(removeStep(steps, "fork")).toEqual({ steps: [wait("a"), wait("d")], id: "d" });
  expect(removeStep(steps, "d").id).toBe("fork");
  expect(removeStep(steps, "b").id).toBe("fork");
  expect(removeStep([wait("a")], "a")).toEqual({ steps: [], id: null });
});

test("a copy stands behind its step and has ids of its own all through", () => {
  let count = 0;
  const { steps: copied, id } = duplicateStep(steps, "fork", (type) => `${type}-new-${(count += 1)}`);
  expect(id).toBe("branch-new-3");
  expect(shapeOf(copied)).toBe("a fork[b|c] branch-new-3[wait-new-1|wait-new-2] d");
});

test("a step is changed where it stands, however deep", () => {
  const changed = changeStep(steps, { id: "c", type: "exit" });
  expect(findStep(changed, "c")?.type).toBe("exit");
  expect(shapeOf(changed)).toBe(shapeOf(steps));
});

test("a place names the lane in which a step stands, and each place there is stands once", () => {
  expect(placeOf(steps, "c")).toEqual({ lane: { step: "fork", way: "otherwise" }, at: 0 });
  expect(placeOf(steps, "nobody")).toBeNull();
  const places = allPlaces(steps).map((place) => JSON.stringify(place));
  expect(new Set(places).size).toBe(places.length);
  expect(places).toHaveLength(8);
});

test("a flow is full with a hundred steps, and has no room for a branch that would be too much", () => {
  const many = Array.from({ length: mostSteps - 2 }, (_, i) => wait(`w${i}`));
  expect(isFull(many)).toBe(false);
  expect(hasRoomFor(many, branch("fork", [wait("b")], [wait("c")]))).toBe(false);
  expect(hasRoomFor(many, wait("x"))).toBe(true);
  expect(isFull([...many, wait("y"), wait("z")])).toBe(true);
});

test("every kind of step can be begun with", () => {
  for (const type of [
    "wait",
    "wait_for",
    "branch",
    "split",
    "send",
    "tag",
    "set_trait",
    "notify",
    "webhook",
    "exit",
  ] as const) {
    expect(newStep(type, "one")).toMatchObject({ id: "one", type });
  }
});
