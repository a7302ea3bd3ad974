import { expect, test } from "vitest";
import { progressOf } from "./segment-progress";

const now = new Date("2026-03-10T12:00:00Z");
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
const live = { state: "live", filledTo: now, version: 2, appliedVersion: 2 } as const;

test("a segment that is being filled tells how many of its days are worked out", () => {
  const filling = { ...live, state: "filling" } as const;
  const days = [null, ago(90), ago(45), ago(0.2), now].map((filledTo) => progressOf({ ...filling, filledTo }, now));
  expect(days).toEqual([0, 0, 45, 90, 90].map((count) => ({ state: "filling", days: count })));
});

test("a change is being applied until memberships follow it", () => {
  expect(progressOf({ ...live, appliedVersion: 1 }, now)).toEqual({ state: "applying" });
  expect(progressOf(live, now)).toBeNull();
});
