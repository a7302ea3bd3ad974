import { expect, test } from "vitest";
import type { Step } from "../content/steps";
import { addArm, addPath, changePath, movePath, removeArm, removePath, shareArm } from "./edit-ways";
import { newStep } from "./start";

type Split = Extract<Step, { type: "split" }>;
type Branch = Extract<Step, { type: "branch" }>;

const split: Split = {
  ...{ id: "try", type: "split", name: "Which" },
  paths: ["a", "b"].map((arm) => ({
    arm,
    name: arm.toUpperCase(),
    share: 50,
    steps: [newStep("exit", `exit-${arm}`)],
  })),
};
const branch: Branch = {
  ...{ id: "fork", type: "branch", otherwise: [] },
  paths: ["one", "two", "three"].map((name) => ({ name, when: { shopper: null, cause: [] }, steps: [] })),
};

const shares = ({ paths }: Split) => paths.map(({ share }) => share);
const names = ({ paths }: Branch) => paths.map(({ name }) => name);

test("however many ways there are, their shares are whole and add up to 100", () => {
  const three = addArm(split);
  expect(shares(three)).toEqual([34, 33, 33]);
  const four = addArm(three);
  expect(shares(four)).toEqual([25, 25, 25, 25]);
  expect(addArm(four)).toEqual(four);
  expect(shares(removeArm(three, 0))).toEqual([50, 50]);
});

test("a way that is added has a key that none has, and keeps the others as they were", () => {
  const without = removeArm(addArm(split), 0);
  expect(without.paths.map(({ arm }) => arm)).toEqual(["b", "c"]);
  const again = addArm(without);
  expect(again.paths.map(({ arm }) => arm)).toEqual(["b", "c", "a"]);
  expect(again.paths[0]?.steps).toEqual(split.paths[1]?.steps);
});

test("of two ways the other gets what is left; of three, nobody’s share is changed unasked", () => {
  expect(shares(shareArm(split, 0, 80))).toEqual([80, 20]);
  expect(shares(shareArm(addArm(split), 0, 80))).toEqual([80, 33, 33]);
});

test("paths are asked in their order, which can be changed", () => {
  expect(names(movePath(branch, 2, -1))).toEqual(["one", "three", "two"]);
  expect(names(movePath(branch, 0, -1))).toEqual(["one", "two", "three"]);
  expect(names(removePath(branch, 1))).toEqual(["one", "three"]);
  expect(names(changePath(branch, 1, { name: "loyal" }))).toEqual(["one", "loyal", "three"]);
  expect(addPath(branch).paths).toHaveLength(4);
});
