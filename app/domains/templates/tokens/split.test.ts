import { expect, test } from "vitest";
import { splitTokens, withoutTokens } from "./split";

test("a text is its words and its tokens, in order", () => {
  expect(splitTokens("Hello {{ first_name |there, you}}, {{city}}!")).toEqual([
    "Hello ",
    { name: "first_name", fallback: "there, you" },
    ", ",
    { name: "city", fallback: null },
    "!",
  ]);
  expect(splitTokens("{{first_name|}}")).toEqual([{ name: "first_name", fallback: "" }]);
});

test("braces that make no token stay words", () => {
  for (const text of ["{{First}}", "{{first_name", "{first_name}", "{{a|{{b}}}}".slice(0, 5)]) {
    expect(withoutTokens(text)).toBe(text);
  }
});
