import { expect, test } from "vitest";
import { defaultOptInPolicy } from "~/domains/consent/model";
import { fieldsOf, PolicyForm } from "./form";

test("what the fields show of a policy says the same policy", () => {
  expect(fieldsOf(defaultOptInPolicy)).toEqual({
    ...{ mode: "single", countries: "AT DE", unknown: "double", disposable: "take" },
  });
  expect(PolicyForm.parse(fieldsOf(defaultOptInPolicy))).toEqual(defaultOptInPolicy);
  const strict = { mode: "double" as const, countries: { GB: "single" as const, DE: "double" as const } };
  const refusing = { ...strict, refusesDisposable: true };
  expect(fieldsOf(refusing)).toEqual({ mode: "double", countries: "GB", unknown: "double", disposable: "refuse" });
  expect(PolicyForm.parse(fieldsOf(refusing)).refusesDisposable).toBe(true);
});

test("what is no country, and what was not asked for, is refused", () => {
  const typed = { mode: "single", countries: "DE", unknown: "double", disposable: "take" };
  for (const wrong of [{ countries: "Germany" }, { countries: "DE,AT" }, { mode: "triple" }, { shopId: "2" }]) {
    expect(PolicyForm.safeParse({ ...typed, ...wrong }).success).toBe(false);
  }
});
