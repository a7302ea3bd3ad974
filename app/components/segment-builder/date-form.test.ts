import { expect, test } from "vitest";
import type { DateValue } from "~/domains/segments/model";
import { dateForms, formOf, inForm, periodChoices } from "./date-form";

const today = "2026-03-10";
const dates: DateValue[] = [
  { type: "day", day: "2026-01-31" },
  { type: "time", time: "2026-01-31T18:00:00" },
  { type: "relative", amount: 0, unit: "d" },
  { type: "relative", amount: -14, unit: "d" },
  { type: "relative", amount: 3, unit: "w" },
  { type: "relative", amount: 0, unit: "h" },
  { type: "start", of: "week", periods: -1 },
];

test.each(dates.map((date) => ({ date, form: formOf(date) })))("$form is a way that is offered", ({ date, form }) => {
  expect(dateForms.map(({ value }) => value)).toContain(form);
  for (const { value } of dateForms) expect(formOf(inForm(date, value, today))).toBe(value);
});

test("an amount stays when the unit changes, and turns with the direction", () => {
  const twoWeeks: DateValue = { type: "relative", amount: -14, unit: "d" };
  expect(inForm(twoWeeks, "w-ago", today)).toEqual({ type: "relative", amount: -14, unit: "w" });
  expect(inForm(twoWeeks, "d-ahead", today)).toEqual({ type: "relative", amount: 14, unit: "d" });
});

test("a day begins with the shop's today", () => {
  expect(inForm({ type: "relative", amount: -14, unit: "d" }, "day", today)).toEqual({ type: "day", day: today });
});

test("a period that is not offered is offered when it is there", () => {
  expect(periodChoices("month", -30).map(({ label }) => label)).toContain("30 months ago");
  expect(
    periodChoices("week", 0)
      .slice(1, 3)
      .map(({ label }) => label),
  ).toEqual(["this week", "last week"]);
});
