import fc from "fast-check";
import { expect, test } from "vitest";
import { definitions } from "../../../tests/support/segments/definitions";
import { conditionPaths, isGroup, nodeAt, shown } from "./edit-tree";
import { hasFields } from "./shape";

test("there are fields for every condition but metafields, of which only the shop knows what they hold", () => {
  fc.assert(
    fc.property(definitions(), (definition) => {
      for (const path of conditionPaths(definition)) {
        const said = shown(nodeAt(definition, path) ?? definition).said;
        if (isGroup(said)) throw new Error("Paths of conditions lead to conditions");
        const isMetafield = said.type !== "matches" && said.name.startsWith("metafields.");
        expect(hasFields(said)).toBe(!isMetafield);
      }
    }),
    { numRuns: 500 },
  );
});

test("a name that nobody knows any more has no fields", () => {
  expect(hasFields({ type: "null", name: "shoe_size" })).toBe(false);
  expect(hasFields({ type: "matches", function: "danced", filters: [], relations: [] })).toBe(false);
});
