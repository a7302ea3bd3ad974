import { expect, test } from "vitest";
import { dayOf } from "./coupon-day";

test("a coupon is good until the last day that is wholly its own, else until a time of day", () => {
  expect(dayOf(new Date("2026-05-10T00:00:00Z"), "UTC")).toBe("9 May");
  expect(dayOf(new Date("2026-05-10T22:59:59Z"), "Europe/London")).toBe("10 May");
  expect(dayOf(new Date("2026-05-10T10:30:00Z"), "UTC")).toBe("10 May, 10:30");
  expect(dayOf(new Date("2026-05-10T10:30:00Z"), "America/New_York")).toBe("10 May, 06:30");
});
