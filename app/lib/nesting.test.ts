import { expect, test } from "vitest";
import { nestingOf } from "./nesting";

test("lists and objects are counted, and what stands in texts is not", () => {
  expect(nestingOf('{"a":[{"b":1}],"c":[]}')).toBe(3);
  expect(nestingOf('["[[[", "\\"{{{"]')).toBe(1);
  expect(nestingOf("1")).toBe(0);
});

test("hundreds of thousands are counted without walking down", () => {
  expect(nestingOf("[".repeat(300_000))).toBe(300_000);
});
