import { expect, test } from "vitest";
import { attributes, functions } from "~/domains/segments";
import { wordGroups } from "./word-groups";

test("everything that can be known is offered once, and nothing else is", () => {
  const known = [
    ...attributes.filter(({ absent }) => absent !== "unknowable"),
    ...functions.filter(({ source }) => source !== "unknowable"),
  ].map(({ name }) => name);
  expect(wordGroups.flatMap(({ names }) => names).sort()).toEqual(known.sort());
});
