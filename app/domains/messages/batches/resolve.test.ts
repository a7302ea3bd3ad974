import { expect, test } from "vitest";
import type { Attempt } from "./model";
import { resolve } from "./resolve";

const now = new Date("2026-06-01T00:00:00Z");
const first = { isInDoubt: false, attempts: 1 };
const again = { isInDoubt: true, attempts: 3 };

test.each<[Attempt, string, string]>([
  [{ outcome: "accepted", told: [] }, "settled", "settled"],
  [{ outcome: "refused", reason: "" }, "failed", "parked"],
  [{ outcome: "contested", reason: "" }, "parked", "parked"],
  [{ outcome: "postponed", seconds: 9, reason: "", isRateLimit: true }, "queued", "in_doubt"],
  [{ outcome: "in_doubt", reason: "" }, "in_doubt", "in_doubt"],
])("%o makes of a first attempt %s, of one after a doubt %s", (attempt, atFirst, afterDoubt) => {
  expect(resolve(attempt, first, now).state).toBe(atFirst);
  expect(resolve(attempt, again, now).state).toBe(afterDoubt);
});

test("the next attempt is as far off as Resend says, or twice as far as the one before", () => {
  const at = (attempt: Attempt, attempts: number) => {
    const to = resolve(attempt, { isInDoubt: true, attempts }, now);
    return "at" in to ? (to.at.getTime() - now.getTime()) / 1000 : null;
  };
  expect(at({ outcome: "postponed", seconds: 9, reason: "", isRateLimit: true }, 7)).toBe(9);
  expect([1, 2, 3, 20].map((attempts) => at({ outcome: "in_doubt", reason: "" }, attempts))).toEqual([5, 10, 20, 1800]);
});
