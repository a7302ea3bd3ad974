import { expect, test } from "vitest";
import { newArms, type KeptLook, type StoredExperiment } from "~/domains/experiments";
import { mailLift } from "./mail-lift";

const at = new Date("2026-06-15T12:00:00Z");
const experiment = (id: number, more: Partial<StoredExperiment> = {}): StoredExperiment => ({
  ...{ id, name: `Holdout ${id}`, subject: { kind: "flow", id: 1, step: null }, arms: newArms("holdout") },
  ...{ windowDays: 14, state: "running", winner: null, stoppedArms: [], planned: null, rollsOut: false },
  ...{ startedAt: at, endedAt: null, endedReason: null, lookedAt: at, createdAt: at, revision: 0 },
  ...more,
});
const nothing = { sum: 0, sumSquares: 0 };
const arm = (key: string, people: number, conversions: number) => ({
  ...{ key, assigned: people, unsubscribes: 0, complaints: 0, people, conversions },
  revenue: { people, ...nothing, before: nothing, sumProducts: 0 },
});
/** @param bought of 9,000 who get it, and of 1,000 who get nothing */
const look = (bought: [number, number], size = 1): KeptLook => ({
  at,
  found: { arms: [arm("usual", 9000 * size, bought[0] * size), arm("none", 1000 * size, bought[1] * size)] },
});

test("a lift is told with where it may lie, once its interval is clear of nought", () => {
  const { value, about } = mailLift([experiment(1)], new Map([[1, look([1800, 100])]]));
  expect(value).toBe("+100 %");
  expect(about).toMatch(/^“Holdout 1”: from \+\d+ % to \+\d+ %$/);
});

test("what may be luck is not told as a lift", () => {
  expect(mailLift([experiment(1)], new Map([[1, look([930, 100])]]))).toEqual({
    value: "Cannot tell yet",
    about: "“Holdout 1” goes on",
  });
});

test("of several holdouts the largest speaks, and drafts and other comparisons do not", () => {
  const looks = new Map([
    [1, look([1800, 100])],
    [2, look([930, 100], 2)],
    [3, look([1800, 100], 9)],
    [4, look([1800, 100], 9)],
  ]);
  const others = [experiment(3, { state: "draft" }), experiment(4, { arms: newArms("message") })];
  expect(mailLift([experiment(1), experiment(2), ...others], looks).about).toBe("“Holdout 2” goes on");
});

test("a split that is off tells nothing, nor does a shop without a holdout", () => {
  const off: KeptLook = { at, found: { arms: [arm("usual", 5000, 1000), arm("none", 5000, 500)] } };
  expect(mailLift([experiment(1)], new Map([[1, off]])).value).toBe("Cannot tell yet");
  expect(mailLift([], new Map())).toEqual({ value: "Cannot tell yet", about: "no holdout has been counted" });
});
