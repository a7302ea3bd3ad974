import fc from "fast-check";
import { expect, test } from "vitest";
import { firstFit, type Limits, type Taken } from "./cap";
import { keptPlaces } from "./priority";

const hour = 3_600_000;

const start = Date.UTC(2026, 5, 1);
const instant = (hours: number) => new Date(start + hours * hour);
const at = (...hours: number[]): Taken[] => hours.map((hours, n) => ({ messageId: String(n), at: instant(hours) }));
const usual: Limits = { capMessages: 3, capDays: 7, hoursBetween: 16 };
const fit = (from: number, taken: Taken[], limits: Limits = usual) => {
  const found = firstFit(instant(from), taken, limits);
  return [(found.at.getTime() - start) / hour, found.displacedBy?.messageId ?? null];
};

test("with nothing sent of late there is room at once", () => {
  expect(fit(0, [])).toEqual([0, null]);
  expect(fit(0, at(-200, -190, -180))).toEqual([0, null]);
});

test("so many hours must lie between two, and so many mails in a week are enough", () => {
  expect(fit(0, at(-15))).toEqual([1, "0"]);
  expect(fit(0, at(-16))).toEqual([0, null]);
  expect(fit(0, at(-160, -100, -20))).toEqual([8, "2"]);
  expect(fit(0, at(-168, -100, -20))).toEqual([0, null]);
});

test("a place kept for a later one counts before it comes, too", () => {
  expect(fit(0, at(10))).toEqual([26, "0"]);
  expect(fit(0, at(-100, -80, 20), { ...usual, hoursBetween: 0 })).toEqual([68, "2"]);
});

test("without limits there is always room", () => {
  expect(fit(0, at(0, 0, 0, 0), { capMessages: null, capDays: 7, hoursBetween: 0 })).toEqual([0, null]);
});

/** In plain words: is a mail at this instant too near another, or one of too many in a sliding window? */
function breaks(t: number, taken: number[], { capMessages, capDays, hoursBetween }: Limits): boolean {
  if (taken.some((other) => Math.abs(other - t) < hoursBetween)) return true;
  if (capMessages === null) return false;
  const begins = [...taken, t].filter((begin) => begin <= t && t < begin + capDays * 24);
  return begins.some((begin) => {
    const inside = [...taken, t].filter((other) => other >= begin && other < begin + capDays * 24);
    return inside.length > capMessages;
  });
}

test("whatever was sent: what is found breaks no limit, and nothing earlier would have done", () => {
  const limits = fc.record({
    capMessages: fc.option(fc.integer({ min: 1, max: 4 })),
    capDays: fc.integer({ min: 1, max: 4 }),
    hoursBetween: fc.integer({ min: 0, max: 40 }),
  });
  const hours = fc.array(fc.integer({ min: -100, max: 60 }), { maxLength: 8 });
  fc.assert(
    fc.property(limits, hours, (rules, taken) => {
      const found = Number(fit(0, at(...taken), rules)[0]);
      for (let t = 0; t < found; t++) expect(breaks(t, taken, rules)).toBe(true);
      expect(breaks(found, taken, rules)).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

test("a message leaves room to more important ones that come now or soon, and only to those", () => {
  const now = instant(0);
  const waiting = [
    { id: "flow now", priority: 1, rank: 100, dueAt: instant(-5) },
    { id: "flow soon", priority: 1, rank: 100, dueAt: instant(16) },
    { id: "flow later", priority: 1, rank: 100, dueAt: instant(17) },
    { id: "campaign", priority: 2, rank: 100, dueAt: instant(-9) },
  ];
  expect(keptPlaces({ priority: 2, rank: 100 }, waiting, 16, now)).toEqual([
    { messageId: "flow now", at: now },
    { messageId: "flow soon", at: instant(16) },
  ]);
  expect(keptPlaces({ priority: 1, rank: 100 }, waiting, 16, now)).toEqual([]);
  // Of two flows the one with the lower rank goes first.
  expect(keptPlaces({ priority: 1, rank: 110 }, waiting, 16, now)).toEqual([
    { messageId: "flow now", at: now },
    { messageId: "flow soon", at: instant(16) },
  ]);
});
