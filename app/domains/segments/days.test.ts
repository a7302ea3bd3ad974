import { expect, test } from "vitest";
import { DateValue } from "./model";

const day = (day: string) => DateValue.safeParse({ type: "day", day }).success;
const time = (time: string) => DateValue.safeParse({ type: "time", time }).success;

test.each(["0001-01-01", "1970-01-01", "2024-02-29", "9999-12-31"])("%s is a day", (text) => {
  expect([day(text), time(`${text}T23:59:59`)]).toEqual([true, true]);
});

test.each([
  "0000-01-01",
  "2026-02-30",
  "2025-02-29",
  "2026-13-01",
  "2026-1-1",
  "2026-01-01T00:00:00",
  "",
  "+2026-01-01",
])("%s is none", (text) => {
  expect([day(text), time(`${text}T12:00:00`)]).toEqual([false, false]);
});

test.each(["24:00:00", "25:61:00", "23:60:00", "23:59:60", "12:00", "12:00:00Z"])("no clock shows %s", (clock) => {
  expect(time(`2026-01-31T${clock}`)).toBe(false);
});
