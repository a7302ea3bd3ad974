import { expect, test } from "vitest";
import { fieldsOf, TimesForm } from "./form";

const evening = [{ day: 0, from: 1140, until: 1260 }];

test("times are shown and read again as they are; switched off there are none", () => {
  expect(TimesForm.parse(fieldsOf(evening))).toEqual(evening);
  expect(TimesForm.parse({ ...fieldsOf(evening), hasTimes: "" })).toEqual([]);
});

test.each([
  ["no day at all", { day0: "" }],
  ["an end before the beginning", { day0: "1260-1140" }],
  ["more minutes than a day has", { day0: "0-9999" }],
])("%s is refused", (_what, change) => {
  expect(TimesForm.safeParse({ ...fieldsOf(evening), ...change }).success).toBe(false);
});
