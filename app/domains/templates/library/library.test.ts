import { describe, expect, test } from "vitest";
import { findProblem, parse, print } from "../../segments";
import { checkContent } from "../checks/check";
import { Content } from "../content/model";
import { readers } from "../previews/readers";
import { conditionsOf, variedOf } from "../render/choices";
import { library } from "./library";

test("no two ready messages share a key or a name", () => {
  expect(new Set(library.map(({ key }) => key)).size).toBe(library.length);
  expect(new Set(library.map(({ name }) => name.toLowerCase())).size).toBe(library.length);
});

describe.each(library)("$key", ({ key, why, content }) => {
  test("is a message that a merchant could publish as it is, and to which nothing is to be said", () => {
    expect(Content.parse(content)).toEqual(content);
    expect(checkContent(content)).toEqual([]);
    expect(why).toMatch(/\.$/);
  });

  test("asks only what the language knows, and differs by it in more than a line for the inbox", () => {
    const conditions = conditionsOf(content);
    expect(conditions.map(findProblem)).toEqual(conditions.map(() => null));
    const differing = content.blocks.filter((block) => block.when || variedOf(block)?.branches.length);
    expect(differing).not.toEqual([]);
  });

  test("needs no discount and no product that a shop might not have", () => {
    const needy = content.blocks.filter(({ content }) => content.type === "coupon" || isPicked(content));
    expect(needy).toEqual([]);
  });

  test("has a reader of whom only what it asks is told", () => {
    const asked = JSON.stringify(conditionsOf(content));
    const told = readers[key]?.holds ?? expect.fail("It has no reader");
    expect(told.filter((text) => !asked.includes(JSON.stringify(parse(text))))).toEqual([]);
    expect(told.map((text) => print(parse(text)))).toEqual(told);
  });
});

function isPicked(content: Content["blocks"][number]["content"]): boolean {
  return content.type === "products" && content.source === "picked";
}
