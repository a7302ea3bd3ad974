import { expect, test } from "vitest";
import { readDay } from "./day";

const today = "2026-05-03";

test("a past day is asked of, today is now", () => {
  expect(readDay("2026-05-02", today)).toEqual({ day: "2026-05-02", typed: "2026-05-02", problem: null });
  expect(readDay(today, today)).toEqual({ day: null, typed: today, problem: null });
  expect(readDay(null, today)).toEqual({ day: null, typed: null, problem: null });
});

test.each(["2026-05-04", "9999-12-31"])("%s is still to come", (typed) => {
  expect(readDay(typed, today)).toEqual({ day: null, typed, problem: expect.stringContaining("still to come") });
});

test.each(["", "yesterday", "2026-02-30", "0000-01-01", "2026-05-03T10:00:00"])(
  "“%s” is no day, and stays",
  (typed) => {
    expect(readDay(typed, today)).toEqual({ day: null, typed, problem: expect.stringContaining("such as") });
  },
);
