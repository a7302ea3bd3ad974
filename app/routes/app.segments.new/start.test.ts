import { expect, test } from "vitest";
import { parse, print } from "~/domains/segments";
import type { Segment } from "~/domains/segments/model";
import { nothing, startOf } from "./start";

const buyers: Segment = {
  id: 7,
  key: "buyers",
  name: "Buyers",
  description: "Who bought.",
  family: "lifecycle",
  goal: "retention",
  owner: "Ada",
  parentId: 3,
  definition: parse("number_of_orders >= 1"),
  origin: "library",
  version: 4,
  appliedVersion: 4,
  state: "live",
  filledTo: null,
  createdAt: new Date("2026-01-01T00:00:00Z"),
};
const start = (query: string, segments: Segment[] = [buyers]) => startOf(new URLSearchParams(query), segments);

test("a new segment begins with nothing", () => {
  expect(start("")).toEqual({ title: "New segment", origin: null, draft: nothing });
});

test("a copy says the same under a name that is free", () => {
  const { name, draft } = { name: "Buyers (copy)", draft: start("from=7")?.draft };
  const { description, family, goal, owner, definition } = buyers;
  expect(draft).toEqual({ name, description, family, goal, owner, definition, parentId: null });
  const taken = { ...buyers, id: 8, name: "BUYERS (COPY)" };
  expect(start("from=7", [buyers, taken])?.draft.name).toBe("Buyers (copy 2)");
  const long = { ...buyers, name: "x".repeat(120) };
  expect(start("from=7", [long])?.draft.name).toBe(`${"x".repeat(113)} (copy)`);
  expect(start("from=7", [buyers, { ...buyers, id: 3, name: "Whole" }])?.draft.parentId).toBe(3);
});

test("a part begins as everybody in the whole, under it", () => {
  const part = start("parent=7")?.draft;
  expect(part).toMatchObject({ name: "", description: "", family: "lifecycle", goal: "retention", parentId: 7 });
  expect(part?.definition && print(part.definition)).toBe("member_of = 7");
});

test("nothing begins from a segment that is not there", () => {
  expect(start("from=8")).toBeNull();
  expect(start("parent=x")).toBeNull();
});
