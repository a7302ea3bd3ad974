import { expect, test } from "vitest";
import { everyDay, readPeriod } from "./report-period";

const read = (asked: string, at: string, timezone = "Europe/London") =>
  readPeriod(new URLSearchParams(asked), new Date(at), timezone);

test("a period ends with the shop's today, and as many days lie before it", () => {
  expect(read("days=7", "2026-03-10T12:00:00Z")).toEqual({
    length: 7,
    ...{ from: "2026-03-04", until: "2026-03-10" },
    before: { from: "2026-02-25", until: "2026-03-03" },
  });
});

test("which day is today is said by the shop's clock", () => {
  expect(read("days=7", "2026-03-10T23:30:00Z", "Asia/Tokyo").until).toBe("2026-03-11");
  expect(read("days=7", "2026-03-10T03:30:00Z", "America/New_York").until).toBe("2026-03-09");
});

test("what nobody offers is thirty days", () => {
  for (const asked of ["", "days=", "days=8", "days=-7", "days=all", "days=7.5"]) {
    expect(read(asked, "2026-03-10T12:00:00Z").length, asked).toBe(30);
  }
});

test("every day is there once, also where clocks are put forward", () => {
  const days = everyDay(read("days=30", "2026-04-10T12:00:00Z"));
  expect(days).toHaveLength(30);
  expect(new Set(days).size).toBe(30);
  expect(days.at(-1)).toBe("2026-04-10");
  expect(everyDay({ from: "2026-01-02", until: "2026-01-01" })).toEqual([]);
});
