import { describe, expect, test } from "vitest";
import { findProblem } from "../language/check";
import { parse } from "../language/parse";
import { print } from "../language/print";
import { sentence } from "../language/sentence";
import { SegmentDraft } from "../model";
import { library } from "./library";
import { draftOf } from "./model";

test("no two ready-made segments share a key or a name", () => {
  expect(new Set(library.map(({ key }) => key)).size).toBe(library.length);
  expect(new Set(library.map(({ name }) => name.toLowerCase())).size).toBe(library.length);
});

describe.each(library)("$key", (readyMade) => {
  test("is a segment a merchant could have saved", () => {
    expect(SegmentDraft.parse(draftOf(readyMade))).toEqual(draftOf(readyMade));
    expect(findProblem(parse(readyMade.query))).toBeNull();
  });

  test("prints back and can be read aloud", () => {
    const definition = parse(readyMade.query);
    expect(parse(print(definition))).toEqual(definition);
    expect(sentence(definition)).toMatch(/^Shoppers who.+\.$/);
  });
});
