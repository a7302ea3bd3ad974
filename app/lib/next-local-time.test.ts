import fc from "fast-check";
import { expect, test } from "vitest";
import { nextLocalTime } from "./next-local-time";
import { wallClock, weekdayOfClock } from "./wall-clock";

const every = [0, 1, 2, 3, 4, 5, 6];
const msPerMinute = 60_000;
const zones = [
  "UTC",
  "Europe/London",
  "America/New_York",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "Africa/Casablanca",
];
const minuteOf = (at: Date, zone: string) => (((wallClock(at, zone) / msPerMinute) % 1440) + 1440) % 1440;

test("a minute that a clock leaves out is the instant at which it is put forward", () => {
  const next = (at: string, zone: string, minute: number, days = every) =>
    nextLocalTime(new Date(at), zone, days, minute).toISOString();
  expect(next("2026-03-29T00:30:00Z", "Europe/London", 90)).toBe("2026-03-29T01:00:00.000Z");
  // Once a week that minute is not put off for a week.
  expect(next("2026-03-23T12:00:00Z", "Europe/London", 90, [6])).toBe("2026-03-29T01:00:00.000Z");
  expect(next("2026-03-29T02:00:00Z", "Europe/London", 90)).toBe("2026-03-30T00:30:00.000Z");
  // What comes twice counts whenever it comes next.
  expect(next("2026-10-25T00:10:00Z", "Europe/London", 90)).toBe("2026-10-25T00:30:00.000Z");
  expect(next("2026-10-25T00:40:00Z", "Europe/London", 90)).toBe("2026-10-25T01:30:00.000Z");
  // While the clock shows it, nobody waits.
  expect(next("2026-06-15T09:00:59Z", "UTC", 540)).toBe("2026-06-15T09:00:59.000Z");
  expect(next("2026-06-15T09:01:00Z", "UTC", 540)).toBe("2026-06-16T09:00:00.000Z");
});

test("it is never before, never more than so many days away, and the clock shows it unless it leaves it out", () => {
  const instants = fc.integer({ min: Date.UTC(2025, 0, 1) / msPerMinute, max: Date.UTC(2028, 0, 1) / msPerMinute });
  const anyDays = fc.uniqueArray(fc.constantFrom(...every), { minLength: 1 });
  fc.assert(
    fc.property(instants, fc.constantFrom(...zones), anyDays, fc.nat(1439), (at, zone, days, minute) => {
      const from = new Date(at * msPerMinute);
      const next = nextLocalTime(from, zone, days, minute);
      expect(next.getTime()).toBeGreaterThanOrEqual(from.getTime());
      expect(next.getTime() - from.getTime()).toBeLessThanOrEqual(8 * 86_400_000);
      expect(days).toContain(weekdayOfClock(wallClock(next, zone)));
      const isShown = Math.floor(minuteOf(next, zone)) === minute;
      // Otherwise it was left out a moment ago: a minute before, the clock showed less, and now it shows more.
      const before = minuteOf(new Date(next.getTime() - msPerMinute), zone);
      expect(isShown || (before < minute && minuteOf(next, zone) > minute)).toBe(true);
    }),
    { numRuns: 500 },
  );
}, 30_000);
