import { expect, test } from "vitest";
import { delimiterOf } from "./delimiter";

test("what parts the cells is what the first line has most of, outside quotation marks", () => {
  expect(delimiterOf("email,name,city")).toBe(",");
  expect(delimiterOf('email;"name, first; last";city')).toBe(";");
  expect(delimiterOf("email\tname")).toBe("\t");
  expect(delimiterOf("email")).toBe(",");
});
