import fc from "fast-check";
import { expect, test } from "vitest";
import { contextOf, shopHistories } from "../../../../tests/support/segments/histories";
import { nearDefinitions } from "../../../../tests/support/segments/near-definitions";
import type { Definition } from "../model";
import { withFacts } from "./fact-list";
import { known } from "./known";
import { minimalFacts } from "./minimal";
import { read } from "./read";

const everyone: Definition = {
  type: "compare",
  name: "customer_added_date",
  operator: ">=",
  value: { type: "date", date: { type: "relative", amount: -5, unit: "y" } },
};
const segments = new Map([[901, everyone]]);

test("what is kept gives the verdict alone, and without any one of it the verdict is another", () => {
  let kept = 0;
  fc.assert(
    fc.property(shopHistories({ profiles: 2 }), nearDefinitions, (history, definition) => {
      const context = contextOf(history, segments);
      for (const profile of history.profiles) {
        const verdict = read(definition, profile, context);
        const minimal = minimalFacts(definition, profile, context);
        expect(read(definition, minimal.facts, context)).toBe(verdict);
        for (const fact of minimal.kept) {
          const others = minimal.kept.filter((other) => other !== fact);
          expect(read(definition, withFacts(profile, others), context)).not.toBe(verdict);
        }
        kept += minimal.kept.length;
      }
    }),
    { numRuns: 400 },
  );
  expect(kept).toBeGreaterThan(50);
});

test("what was not known by then changes nothing", () => {
  fc.assert(
    fc.property(shopHistories({ profiles: 4 }), nearDefinitions, (history, definition) => {
      const context = contextOf(history, segments);
      for (const profile of history.profiles) {
        expect(read(definition, known(profile, history.asOf), context)).toBe(read(definition, profile, context));
      }
    }),
    { numRuns: 400 },
  );
});
