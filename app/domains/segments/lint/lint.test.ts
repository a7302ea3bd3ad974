import { expect, test } from "vitest";
import type { Figures } from "./advice";
import { lint } from "./lint";

const healthy: Figures = {
  everyone: 1000,
  size: 200,
  wasEverUsed: true,
  segmentId: 7,
  overlaps: [{ segmentId: 3, name: "Loyal", shared: 100, size: 110 }],
  coverage: [{ condition: "whose country is GB", known: 500, holds: 200 }],
  ageDays: 400,
  use: using("welcome"),
  isBuiltOn: false,
  parent: null,
};
function using(...templates: string[]): Figures["use"] {
  return {
    flows: templates.map((template, id) => ({ id, name: template, isOn: true, templates: [template] })),
    hasMessages: false,
  };
}
const nobody = { flows: [], hasMessages: false };
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

test("of two that are nearly the same the newer one is to be merged into the older, from wherever it is read", () => {
  const merge = (otherId: number) =>
    lint({ ...healthy, overlaps: [{ segmentId: otherId, name: "Twin", shared: 190, size: 200 }] })[0]?.merge;
  expect(merge(3)).toEqual({ fromId: 7, intoId: 3, otherName: "Twin" });
  expect(merge(9)).toEqual({ fromId: 9, intoId: 7, otherName: "Twin" });
});

test("a segment that nothing uses is told once it is a month old", () => {
  expect(rulesFor({ use: nobody })).toEqual(["unused"]);
  expect(rulesFor({ use: nobody, ageDays: 29.9 })).toEqual([]);
  expect(rulesFor({ use: { flows: [], hasMessages: true } })).toEqual([]);
  expect(rulesFor({ use: nobody, isBuiltOn: true })).toEqual([]);
});

test("a part that is written to like the whole is told", () => {
  const part = (own: Figures["use"], above: Figures["use"]) =>
    lint({ ...healthy, isBuiltOn: true, use: own, parent: { name: "Buyers", use: above } }).map(({ what }) => what);
  expect(part(nobody, using("welcome"))).toEqual([expect.stringContaining("no message of its own")]);
  expect(part(using("welcome"), using("welcome", "win-back"))).toEqual([expect.stringContaining("gets too")]);
  expect(part(using("welcome", "win-back"), using("welcome"))).toEqual([]);
  // Nobody is written to yet.
  expect(part(nobody, nobody)).toEqual([]);
});
