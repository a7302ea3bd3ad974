import { expect, test } from "vitest";
import { arrange } from "./arrange";
import { healthOf } from "./health";
import { readNarrowing } from "./narrowing";
import type { SegmentRow } from "./rows.server";

function row(id: number, name: string, changed: Partial<SegmentRow> = {}): SegmentRow {
  return {
    id,
    name,
    family: "purchase",
    goal: null,
    owner: "",
    parentId: null,
    about: "Shoppers who bought.",
    partOf: null,
    health: { health: "ready", words: "Ready" },
    size: 10,
    trend: [10],
    ...changed,
  };
}

const rows = [
  row(1, "Serum", { owner: "Ada", goal: "upsell", size: 5, trend: [9] }),
  row(2, "Serum, twice", { parentId: 1, size: 2, trend: [2] }),
  row(3, "Mask", { family: "affinity", size: 40, trend: [10], health: { health: "advice", words: "1" } }),
  row(4, "Gone quiet", { about: "Nobody knows why.", size: null, trend: [] }),
  row(5, "Serum, thrice", { parentId: 2, size: 30, trend: [29] }),
];

const names = (query: string) =>
  arrange(rows, readNarrowing(new URLSearchParams(query), ["Ada"])).map(
    ({ name, depth }) => `${" ".repeat(depth)}${name}`,
  );

test("a part stands under its whole, and by itself where that one is not shown", () => {
  expect(names("")).toEqual(["Gone quiet", "Mask", "Serum", " Serum, twice", "  Serum, thrice"]);
  expect(names("search=THRICE")).toEqual(["Serum, thrice"]);
  expect(names("search=twice")).toEqual(["Serum, twice"]);
});

test("the list is narrowed by text, family, goal, owner and health", () => {
  expect(names("search=knows")).toEqual(["Gone quiet"]);
  expect(names("family=affinity")).toEqual(["Mask"]);
  expect(names("goal=upsell")).toEqual(["Serum"]);
  expect(names("owner=Ada&search=serum")).toEqual(["Serum"]);
  expect(names("health=advice")).toEqual(["Mask"]);
  expect(names("health=overdue")).toEqual([]);
});

test("it is sorted by name, size and change, and what is not known yet comes last", () => {
  expect(names("sort=largest")).toEqual(["Mask", "Serum", " Serum, twice", "  Serum, thrice", "Gone quiet"]);
  expect(names("sort=smallest")).toEqual(["Serum", " Serum, twice", "  Serum, thrice", "Mask", "Gone quiet"]);
  expect(names("sort=grown")).toEqual(["Mask", "Serum", " Serum, twice", "  Serum, thrice", "Gone quiet"]);
  expect(names("sort=shrunk")).toEqual(["Serum", " Serum, twice", "  Serum, thrice", "Mask", "Gone quiet"]);
});

test("parts of each other, should there be any, are neither endless nor left out", () => {
  const circle = [row(1, "A", { parentId: 2 }), row(2, "B", { parentId: 1 }), row(3, "C")];
  expect(arrange(circle, readNarrowing(new URLSearchParams(), [])).map(({ name }) => name)).toEqual(["C", "A", "B"]);
});

test("what an address says wrong narrows nothing", () => {
  expect(
    readNarrowing(new URLSearchParams("family=none&goal=&health=1&sort=down&search=%20a%20&owner=Bea"), ["Ada"]),
  ).toEqual({
    search: "a",
    family: null,
    goal: null,
    health: null,
    owner: null,
    sort: "name",
  });
});

test("health says first what is not true yet, then what is late, then what could be better", () => {
  const live = { state: "live", version: 2, appliedVersion: 2 } as const;
  const late = { isOverdue: true, advice: 3 };
  const said = (...given: Parameters<typeof healthOf>) => healthOf(...given).words;
  expect(said({ ...live, state: "filling" }, late)).toBe("Being worked out");
  expect(said({ ...live, version: 3 }, late)).toBe("Change being applied");
  expect(said(live, late)).toBe("Overdue");
  expect(said(live, { ...late, isOverdue: false })).toBe("3 pieces of advice");
  expect(said(live, { isOverdue: false, advice: 0 })).toBe("Ready");
  expect(said(live, { isOverdue: false, advice: null })).toBe("Ready");
});
