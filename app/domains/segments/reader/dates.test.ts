import { expect, test } from "vitest";
import { shopAt } from "../../../../tests/support/segments/stories";
import { ago, atTime, onDay, startOf, today } from "../../../../tests/support/segments/trees";
import type { DateValue } from "../model";
import { beginningsOf, dayNamed } from "../calendar";
import { compareMoment } from "./dates";

/** How a moment stands to a date, asked at an instant. */
const stands = (at: string, date: DateValue, asOf: string, timezone = "Europe/London") =>
  Math.sign(compareMoment(new Date(at), date, shopAt(asOf, { timezone })));

test("a day is the shop's, from one local midnight to the next", () => {
  const asOf = "2026-06-15T12:00:00Z";
  expect(stands("2026-06-13T22:59:59.999Z", onDay("2026-06-14"), asOf)).toBe(-1);
  expect(stands("2026-06-13T23:00:00Z", onDay("2026-06-14"), asOf)).toBe(0);
  expect(stands("2026-06-14T22:59:59.999Z", onDay("2026-06-14"), asOf)).toBe(0);
  expect(stands("2026-06-14T23:00:00Z", onDay("2026-06-14"), asOf)).toBe(1);
  expect(stands("2026-06-14T18:30:00Z", onDay("2026-06-15"), asOf, "Asia/Kolkata")).toBe(0);
});

test("today is the day of the instant where the shop is", () => {
  expect(stands("2026-06-15T03:00:00Z", today, "2026-06-15T12:00:00Z", "America/New_York")).toBe(-1);
  expect(stands("2026-06-15T04:00:00Z", today, "2026-06-16T03:59:59Z", "America/New_York")).toBe(0);
});

test("days are counted on the calendar, also over a night of 23 hours; hours are counted on the clock", () => {
  // London's clocks went forward at 01:00 on 29 March.
  const asOf = "2026-03-29T11:00:00Z";
  expect(stands("2026-03-28T00:00:00Z", ago(1, "d"), asOf)).toBe(0);
  expect(stands("2026-03-28T11:00:00Z", ago(24, "h"), asOf)).toBe(0);
  expect(stands("2026-03-28T10:59:59.999Z", ago(24, "h"), asOf)).toBe(-1);
});

test("months and years end at the month's last day where a day is missing", () => {
  expect(stands("2026-02-28T12:00:00Z", ago(1, "m"), "2026-03-31T12:00:00Z")).toBe(0);
  expect(stands("2026-02-28T12:00:00Z", ago(1, "m"), "2026-03-28T12:00:00Z")).toBe(0);
  expect(stands("2023-02-28T12:00:00Z", ago(1, "y"), "2024-02-29T12:00:00Z")).toBe(0);
  expect(stands("2026-04-30T12:00:00Z", ago(-1, "m"), "2026-03-31T12:00:00Z")).toBe(0);
});

test("a period began on its first day, weeks on a Monday", () => {
  const sunday = "2026-06-21T12:00:00Z";
  expect(stands("2026-06-15T12:00:00Z", startOf("week"), sunday)).toBe(0);
  expect(stands("2026-06-08T12:00:00Z", startOf("week", -1), sunday)).toBe(0);
  expect(stands("2026-04-01T12:00:00Z", startOf("quarter"), sunday)).toBe(0);
  expect(stands("2026-01-01T12:00:00Z", startOf("quarter", -1), sunday)).toBe(0);
  expect(stands("2025-12-01T12:00:00Z", startOf("month", -6), sunday)).toBe(0);
  expect(stands("2027-01-01T12:00:00Z", startOf("year", 1), sunday)).toBe(0);
});

test("a time is what the shop's clock shows, twice on the day it goes back", () => {
  const half = atTime("2026-10-25T01:30:00");
  expect(stands("2026-10-25T00:30:00Z", half, "2026-11-01T12:00:00Z")).toBe(0);
  expect(stands("2026-10-25T01:30:00Z", half, "2026-11-01T12:00:00Z")).toBe(0);
  expect(stands("2026-10-25T01:00:00Z", half, "2026-11-01T12:00:00Z")).toBe(-1);
});

test("a day begins when its midnight comes, or would have come", () => {
  const began = (day: string, timezone: string) => beginningsOf(dayNamed(day), timezone).map((at) => at.toISOString());
  expect(began("2026-06-15", "Asia/Kolkata")).toEqual(["2026-06-14T18:30:00.000Z"]);
  // Beirut's clocks go from 00:00 to 01:00.
  expect(began("2026-03-29", "Asia/Beirut")).toContain("2026-03-28T22:00:00.000Z");
});
