import { expect, test } from "vitest";
import { parse } from "../language/parse";
import { print } from "../language/print";
import type { Segment } from "../model";
import { planMerge } from "./plan";
import { redirect } from "./redirect";

function segment(id: number, text: string, changed: Partial<Segment> = {}): Segment {
  return {
    id,
    key: null,
    name: `Number ${id}`,
    description: "",
    family: "purchase",
    goal: null,
    owner: "",
    parentId: null,
    definition: parse(text),
    origin: "merchant",
    version: 1,
    appliedVersion: 1,
    state: "live",
    filledTo: null,
    createdAt: new Date("2026-01-01T00:00:00Z"),
    ...changed,
  };
}

/** What merging 1 into 2 changes of the others: what they ask and what they are a part of. */
function merged(...segments: Segment[]) {
  const [from, into] = segments;
  if (!from || !into) throw new Error("A merge takes two");
  const plan = planMerge(from, into, segments);
  if (plan.outcome === "refused") return plan.problem;
  return plan.changes.map(({ segment, asks, definition, parentId }) => [segment.id, asks, print(definition), parentId]);
}

const buyers = "number_of_orders >= 1";

test("whatever asks about a segment asks about the other, and nothing else of it changes", () => {
  const redirected = (text: string) => print(redirect(parse(text), 1, 2));
  expect(redirected("member_of = 1 AND NOT (member_of != 1 OR number_of_orders = 1)")).toBe(
    "member_of = 2 AND NOT (member_of != 2 OR number_of_orders = 1)",
  );
  expect(redirected("member_of IN (1, 2, 3)")).toBe("member_of IN (2, 3)");
  expect(redirected("segment_left MATCHES (id = 1, date >= -7d)")).toBe("segment_left MATCHES (id = 2, date >= -7d)");
  const relation = "orders_placed MATCHES (FOLLOWED BY segment_entered MATCHES (id IN (1, 11)))";
  expect(redirected(relation)).toBe(relation.replace("(1, 11)", "(2, 11)"));
  // The same number of something else.
  expect(redirected("products_purchased MATCHES (id = 1)")).toBe("products_purchased MATCHES (id = 1)");
});

test("what asks about the one that goes, and its parts, are pointed to the one that stays", () => {
  const others = [segment(3, "member_of = 1"), segment(4, buyers, { parentId: 1 }), segment(5, "member_of = 2")];
  expect(merged(segment(1, buyers), segment(2, buyers), ...others)).toEqual([
    [3, true, "member_of = 2", null],
    [4, false, buyers, 2],
  ]);
});

test("a part that takes the place of the whole moves up, and no circle of parts comes of it", () => {
  const [whole, part] = [segment(1, buyers, { parentId: 9 }), segment(2, buyers, { parentId: 3 })];
  expect(merged(whole, part, segment(3, buyers, { parentId: 1 }), segment(9, buyers))).toEqual([
    [2, false, buyers, 9],
    [3, false, buyers, 2],
  ]);
});

test("a segment that would ask about itself is refused, with the way round", () => {
  expect(merged(segment(1, buyers), segment(2, "member_of = 1"))).toBe(
    "“Number 2” would ask about itself: “Number 2” → “Number 2”",
  );
  expect(merged(segment(1, buyers), segment(2, "member_of = 3"), segment(3, "member_of != 1"))).toContain(
    "“Number 2” → “Number 3” → “Number 2”",
  );
});

test("nothing is merged into itself, nor while one of the two is being worked out", () => {
  const one = segment(1, buyers);
  expect(planMerge(one, one, [one])).toMatchObject({ outcome: "refused" });
  expect(merged(one, segment(2, buyers, { state: "filling" }))).toContain("“Number 2” is still being worked out");
  expect(merged(segment(1, buyers, { version: 2 }), segment(2, buyers))).toContain("“Number 1” is still");
});
