import fc from "fast-check";
import { expect, test } from "vitest";
import { feedbackKinds, standingOf, type FeedbackKind } from "./model";

const kinds = fc.array(fc.constantFrom(...feedbackKinds), { maxLength: 12 });

test("how a message fared is the same in any order and however often it is told", () => {
  fc.assert(
    fc.property(kinds, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (told, chances) => {
      const weighed = [...told, ...told].map((kind) => ({ kind, at: chances.next().value ?? 0 }));
      const shuffled = weighed.toSorted((a, b) => a.at - b.at).map(({ kind }) => kind);
      expect(standingOf(shuffled)).toBe(standingOf(told));
    }),
  );
});

test("what is told later never lifts what was worse", () => {
  const rank = (told: FeedbackKind[]) => ["sent", ...feedbackKinds].indexOf(standingOf(told));
  fc.assert(
    fc.property(kinds, kinds, (told, more) => {
      expect(rank([...told, ...more])).toBeGreaterThanOrEqual(rank(told));
    }),
  );
});

test("a late delivery undoes no bounce, and a complaint says more than a click", () => {
  expect(standingOf(["bounced", "delivered"])).toBe("bounced");
  expect(standingOf(["complained", "clicked", "delivered"])).toBe("complained");
  expect(standingOf(["scanned", "delivered", "delayed"])).toBe("scanned");
  expect(standingOf([])).toBe("sent");
});
