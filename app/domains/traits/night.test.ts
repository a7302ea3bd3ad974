import { expect, test } from "vitest";
import { nextNight } from "./night";

const night = (now: string, timezone: string) => nextNight(new Date(now), timezone).toISOString();

test.each([
  ["2026-06-15T12:00:00Z", "Europe/London", "2026-06-16T02:00:00.000Z"],
  ["2026-06-15T00:30:00Z", "Europe/London", "2026-06-15T02:00:00.000Z"],
  ["2026-06-15T02:00:00Z", "Europe/London", "2026-06-16T02:00:00.000Z"],
  ["2026-06-15T12:00:00Z", "Asia/Kolkata", "2026-06-15T21:30:00.000Z"],
  ["2026-06-15T23:00:00Z", "America/Los_Angeles", "2026-06-16T10:00:00.000Z"],
  // The night in which clocks are put back has only one three o'clock; the one in which they are put forward has it, too.
  ["2026-10-24T12:00:00Z", "Europe/London", "2026-10-25T03:00:00.000Z"],
  ["2026-03-28T12:00:00Z", "Europe/London", "2026-03-29T02:00:00.000Z"],
])("after %s the next night in %s begins at %s", (now, timezone, begins) => {
  expect(night(now, timezone)).toBe(begins);
});
