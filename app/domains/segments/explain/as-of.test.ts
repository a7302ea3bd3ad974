import { describe, expect, test } from "vitest";
import type { SegmentVersion } from "../model";
import { endOfDay, versionAsOf } from "./as-of";

describe("the end of a day", () => {
  const now = new Date("2026-11-20T12:00:00Z");

  test.each([
    ["2026-05-03", "Europe/London", "2026-05-03T22:59:59.999Z"],
    ["2026-10-25", "Europe/London", "2026-10-25T23:59:59.999Z"],
    ["2026-03-28", "Europe/Berlin", "2026-03-28T22:59:59.999Z"],
    ["2026-11-20", "Europe/London", "2026-11-20T12:00:00.000Z"],
    // The clock jumps from midnight to one: the next day begins at one.
    ["2026-09-05", "America/Santiago", "2026-09-06T03:59:59.999Z"],
  ])("%s in %s", (day, timezone, end) => {
    expect(endOfDay(day, timezone, now).toISOString()).toBe(end);
  });
});

test("a segment meant what its version of that time said, and before its first what that one says", () => {
  const definition = { type: "null", name: "email" } as const;
  const versions: SegmentVersion[] = [
    { version: 2, definition, createdAt: new Date("2026-06-01T00:00:00Z") },
    { version: 1, definition, createdAt: new Date("2026-03-01T00:00:00Z") },
  ];
  const at = (day: string) => versionAsOf(versions, new Date(day))?.version;
  expect([at("2026-07-01"), at("2026-06-01"), at("2026-05-31"), at("2026-01-01")]).toEqual([2, 2, 1, 1]);
});
