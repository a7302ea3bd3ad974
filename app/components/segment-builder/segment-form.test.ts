import fc from "fast-check";
import { expect, test } from "vitest";
import { definitions } from "../../../tests/support/segments/definitions";
import { refusal, formOf, SegmentForm, type Draft } from "./segment-form";

const draft: Draft = {
  name: "Quiet loyal shoppers",
  description: "",
  family: "lifecycle",
  goal: "reactivation",
  owner: "Mara",
  parentId: 7,
  definition: { type: "null", name: "customer_tags" },
};

test("what is sent is what stood there", () => {
  fc.assert(
    fc.property(definitions(), (definition) => {
      expect(SegmentForm.parse(formOf({ ...draft, definition }))).toEqual({ ...draft, definition });
    }),
  );
  const bare = { ...draft, goal: null, parentId: null };
  expect(SegmentForm.parse(formOf(bare))).toEqual(bare);
});

/** What is wrong, by field. */
function problemsOf(form: Record<string, string>) {
  const { error } = SegmentForm.safeParse(form);
  return refusal(Object.fromEntries((error?.issues ?? []).map(({ path, message }) => [path.join("."), message])))
    .errors;
}

test("a segment needs a name and a condition", () => {
  expect(problemsOf(formOf({ ...draft, name: " ", definition: null }))).toEqual({
    name: "Give the segment a name",
    definition: "Add at least one condition",
  });
});

test("what is no definition is refused, however deep it is", () => {
  const form = formOf(draft);
  expect(problemsOf({ ...form, definition: "{" })).toHaveProperty("definition");
  expect(problemsOf({ ...form, definition: '{"type":"and","parts":[]}' })).toHaveProperty("definition");
  expect(problemsOf({ ...form, definition: '{"type":"not","part":'.repeat(4000) })).toEqual({
    definition: "The groups stand too deep in each other",
  });
});

test("a field that nobody asked for is refused", () => {
  expect(problemsOf({ ...formOf(draft), origin: "library" })).not.toEqual({});
});
