import { expect, test } from "vitest";
import { inOrder, movedPast } from "./order";

const flows = [
  { id: 3, rank: 100 },
  { id: 1, rank: 100 },
  { id: 2, rank: 5 },
];

test("of flows with one rank the older goes first", () => {
  expect(inOrder(flows).map(({ id }) => id)).toEqual([2, 1, 3]);
});

test("a flow goes past its neighbour, and every one has a rank of its own then", () => {
  expect(movedPast(flows, 3, "up")).toEqual([
    { id: 2, rank: 10 },
    { id: 3, rank: 20 },
    { id: 1, rank: 30 },
  ]);
  expect(movedPast(flows, 2, "down").map(({ id }) => id)).toEqual([1, 2, 3]);
});

test("at the edge nothing moves, nor for a flow that is not there", () => {
  expect(movedPast(flows, 2, "up").map(({ id }) => id)).toEqual([2, 1, 3]);
  expect(movedPast(flows, 3, "down").map(({ id }) => id)).toEqual([2, 1, 3]);
  expect(movedPast(flows, 9, "up").map(({ id }) => id)).toEqual([2, 1, 3]);
});
