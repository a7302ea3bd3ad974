import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "../../segments";
import type { Definition } from "../../segments/model";
import { contradict, implies, isAlways } from "./logic";

test("what nobody can meet together is told where it is sure", () => {
  const apart = (a: string, b: string) => contradict(parse(a), parse(b));
  expect(apart("number_of_orders >= 3", "number_of_orders = 1")).toBe(true);
  expect(apart("number_of_orders >= 3", "number_of_orders < 3")).toBe(true);
  expect(apart("number_of_orders >= 3", "number_of_orders <= 3")).toBe(false);
  expect(apart("lifecycle_stage = 'new'", "lifecycle_stage = 'lost'")).toBe(true);
  expect(apart("NOT number_of_orders >= 3", "number_of_orders >= 3 AND lifecycle_stage = 'new'")).toBe(true);
  expect(apart("number_of_orders = 1 OR number_of_orders = 2", "number_of_orders > 5")).toBe(true);
});

test("several tags, and several segments, are true of one shopper", () => {
  expect(contradict(parse("member_of = 1"), parse("member_of = 2"))).toBe(false);
  expect(contradict(parse("customer_tags CONTAINS 'a'"), parse("customer_tags CONTAINS 'b'"))).toBe(false);
});

test("everybody has at least no order", () => {
  expect(isAlways(parse("number_of_orders >= 0"))).toBe(true);
  expect(isAlways(parse("number_of_orders > 0"))).toBe(false);
  expect(isAlways(parse("lifecycle_stage = 'new' OR number_of_orders >= 0"))).toBe(true);
});

const names = ["number_of_orders", "random_bucket"] as const;
const compare = fc
  .record({
    name: fc.constantFrom(...names),
    operator: fc.constantFrom("=", "!=", "<", "<=", ">", ">=" as const),
    number: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ name, operator, number }): Definition => {
    return { type: "compare", name, operator, value: { type: "number", number: String(number) } };
  });
const { definition } = fc.letrec<{ definition: Definition }>((tie) => ({
  definition: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    compare,
    fc.tuple(tie("definition"), tie("definition")).map(([a, b]): Definition => ({ type: "and", parts: [a, b] })),
    fc.tuple(tie("definition"), tie("definition")).map(([a, b]): Definition => ({ type: "or", parts: [a, b] })),
    tie("definition").map((part): Definition => ({ type: "not", part })),
  ),
}));

type Shopper = Record<(typeof names)[number], number | null>;

/** Everybody there can be, also who has no such value: every comparison is false of her. */
const values = [null, 0, 1, 2, 3, 4, 5];
const everybody: Shopper[] = values.flatMap((a) => values.map((b) => ({ number_of_orders: a, random_bucket: b })));

function holds(definition: Definition, shopper: Shopper): boolean {
  if (definition.type === "and") return definition.parts.every((part) => holds(part, shopper));
  if (definition.type === "or") return definition.parts.some((part) => holds(part, shopper));
  if (definition.type === "not") return !holds(definition.part, shopper);
  if (definition.type !== "compare" || definition.value.type !== "number") throw new Error("Not made here");
  const value = definition.name === "random_bucket" ? shopper.random_bucket : shopper.number_of_orders;
  if (value === null) return false;
  const [other, { operator }] = [Number(definition.value.number), definition];
  return {
    "=": value === other,
    "!=": value !== other,
    "<": value < other,
    "<=": value <= other,
    ">": value > other,
    ">=": value >= other,
  }[operator];
}

test("it never says so of two conditions that somebody meets", () => {
  fc.assert(
    fc.property(definition, definition, (a, b) => {
      if (contradict(a, b)) expect(everybody.filter((one) => holds(a, one) && holds(b, one))).toEqual([]);
      if (implies(a, b)) expect(everybody.filter((one) => holds(a, one) && !holds(b, one))).toEqual([]);
    }),
    { numRuns: 5000 },
  );
});

test("and it does say so of most that are simple", () => {
  const told = { contradictions: 0, consequences: 0, of: 0 };
  fc.assert(
    fc.property(compare, compare, (a, b) => {
      const both = everybody.some((one) => holds(a, one) && holds(b, one));
      const follows = everybody.every((one) => !holds(a, one) || holds(b, one));
      told.of += Number(!both) + Number(follows);
      told.contradictions += Number(contradict(a, b));
      told.consequences += Number(implies(a, b));
    }),
    { numRuns: 2000 },
  );
  expect((told.contradictions + told.consequences) / told.of).toBeGreaterThan(0.9);
});
