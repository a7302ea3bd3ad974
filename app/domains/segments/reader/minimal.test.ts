import fc from "fast-check";
import { expect, test } from "vitest";
import { contextOf, shopHistories } from "../../../../tests/support/segments/histories";
import { nearDefinitions } from "../../../../tests/support/segments/near-definitions";
import { order, shopAt, somebody, viewed } from "../../../../tests/support/segments/stories";
import { happened, is, isNull } from "../../../../tests/support/segments/trees";
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
const shop = shopAt("2026-06-15T12:00:00Z");
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

test("of two facts that say the same the later is kept, and what says nothing goes", () => {
  const events = ["2026-06-01", "2026-06-02", "2026-06-03", "2026-06-04"].map((day) => viewed(day, "101"));
  const facts = somebody({ events, orders: [order("2026-06-03")] });
  const twice = happened("storefront_event.product_viewed", is("count", ">=", 2));
  expect(minimalFacts(twice, facts, shop).facts).toEqual(somebody({ events: events.slice(2) }));
  const neverBought = isNull("last_order_date");
  expect(minimalFacts(neverBought, somebody({ events }), shop).kept).toEqual([]);
});

test("the newest 500 facts are tried one by one; older ones stay together, if the verdict needs them", () => {
  const start = Date.UTC(2026, 0, 1);
  const events = Array.from({ length: 503 }, (_, i) => viewed(new Date(start + i * 60_000).toISOString(), "101"));
  const often = (count: number) => happened("storefront_event.product_viewed", is("count", ">=", count));
  const some = minimalFacts(often(2), somebody({ events }), shop);
  expect([some.older.length, some.kept.length]).toEqual([0, 2]);
  const most = minimalFacts(often(502), somebody({ events }), shop);
  expect([most.older.length, most.kept.length]).toEqual([3, 499]);
  expect(most.facts.events).toEqual([...events.slice(0, 3), ...events.slice(4)]);
});

test("however much happens later, what counted by then is still found by itself", () => {
  const later = Array.from({ length: 501 }, (_, i) =>
    viewed(new Date(Date.UTC(2026, 6, 1) + i * 60_000).toISOString(), "101"),
  );
  const before = viewed("2026-06-01", "101");
  const once = happened("storefront_event.product_viewed", is("count", ">=", 1));
  const minimal = minimalFacts(once, somebody({ events: [before, ...later] }), shop);
  expect([minimal.older.length, minimal.facts.events]).toEqual([0, [before]]);
  expect(minimal.kept).toHaveLength(1);
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
