import { describe, expect, test } from "vitest";
import { parse } from "~/domains/segments";
import type { Definition } from "~/domains/segments/model";
import { addTo } from "./edit-tree";
import { newCondition } from "./new-condition";
import { problemOfValue, problemsOf } from "./problems";
import { valueOf } from "./value-text";

test("what is not filled in is told where it stands, and the whole is not judged before", () => {
  const { definition } = addTo(parse("number_of_orders >= 2"), [], newCondition("amount_spent"));
  const { conditions, whole } = problemsOf(definition);
  expect([...conditions.keys()]).toEqual(["1"]);
  expect(whole).toBeNull();
});

test("a whole that is too deep is told once every condition is right", () => {
  let definition: Definition = parse("number_of_orders >= 2");
  for (let depth = 0; depth < 24; depth++) {
    const other = parse("amount_spent > 5");
    definition = { type: depth % 2 ? "or" : "and", parts: [definition, other] };
  }
  expect(problemsOf(definition)).toMatchObject({ conditions: new Map(), whole: expect.stringContaining("deep") });
});

describe("what was typed", () => {
  test("is taken as the number it is, to the last digit", () => {
    expect(valueOf("19.90", { type: "money" })).toEqual({ type: "number", number: "19.90" });
    expect(valueOf("9007199254740993", { type: "integer" })).toEqual({ type: "number", number: "9007199254740993" });
  });

  test("stays when it is no number, and is marked", () => {
    const typed = valueOf("twenty", { type: "money" });
    expect(typed).toEqual({ type: "text", text: "twenty" });
    expect(problemOfValue(typed, { type: "money" })).toBe("Write an amount, such as 19.90");
    expect(problemOfValue(valueOf("2.5", { type: "integer" }), { type: "integer" })).toContain("whole number");
  });
});
