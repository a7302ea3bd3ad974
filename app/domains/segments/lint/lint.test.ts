import { expect, test } from "vitest";
import { lint, type Figures } from "./lint";

const healthy: Figures = {
  everyone: 1000,
  size: 200,
  wasEverUsed: true,
  segmentId: 7,
  overlaps: [{ segmentId: 3, name: "Loyal", shared: 100, size: 110 }],
  coverage: [{ condition: "whose country is GB", known: 500, holds: 200 }],
};
const rulesFor = (figures: Partial<Figures>) => lint({ ...healthy, ...figures }).map(({ rule }) => rule);

test("a segment that is large enough, well known and unlike others needs no advice", () => {
  expect(rulesFor({})).toEqual([]);
});

test("sizes that teach nothing are told", () => {
  expect(rulesFor({ size: 30, overlaps: [] })).toEqual([]);
  expect(rulesFor({ size: 29, overlaps: [] })).toEqual(["small"]);
  expect(rulesFor({ size: 1000, overlaps: [] })).toEqual(["everyone"]);
  expect(rulesFor({ size: 0, wasEverUsed: false })).toEqual(["empty"]);
  // Who was in it once shows that it works.
  expect(rulesFor({ size: 0 })).toEqual(["small"]);
  expect(rulesFor({ everyone: 0, size: 0, wasEverUsed: false, coverage: [] })).toEqual([]);
});

test("two that are nearly the same are told, and the older one is to be kept", () => {
  const twin = (segmentId: number, shared: number, size: number) =>
    lint({ ...healthy, overlaps: [{ segmentId, name: "Twin", shared, size }] }).map(({ effect }) => effect);
  expect(twin(3, 190, 205)).toEqual([expect.stringContaining("Keep “Twin”")]);
  expect(twin(9, 180, 190)).toEqual([expect.stringContaining("Keep this one")]);
  // All of these are in the other, but the other is much more.
  expect(twin(3, 200, 600)).toEqual([]);
});

test("a condition that is unknown of more than half of the shop is thin; one nobody could ask is not judged", () => {
  expect(rulesFor({ coverage: [{ condition: "x", known: 499, holds: 1 }] })).toEqual(["thin"]);
  expect(rulesFor({ coverage: null })).toEqual([]);
});
