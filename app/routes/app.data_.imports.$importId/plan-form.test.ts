import { expect, test } from "vitest";
import { readPlan } from "./plan-form";

const now = new Date("2026-06-15T22:30:00Z");
const fields = { mapping: [{ target: "email", name: "" }], asOf: "2026-06-16", consentedAt: "", statement: "" };
const read = (change: object) => readPlan(JSON.stringify({ ...fields, ...change }), "Europe/Berlin", now);

test("a file of today, by the shop's clock, is of now", () => {
  expect(read({})).toMatchObject({ ok: true, plan: { asOf: now, consentedAt: null } });
  expect(read({ asOf: "2026-05-01", consentedAt: "2024-02-29" })).toMatchObject({
    plan: { asOf: new Date("2026-05-01T00:00:00Z"), consentedAt: new Date("2024-02-29T00:00:00Z") },
  });
});

test("what is wrong is said where it is wrong", () => {
  expect(read({ asOf: "2026-02-30" })).toEqual({ ok: false, errors: { asOf: "Choose a day" } });
  expect(read({ mapping: [{ target: "city", name: "" }] })).toMatchObject({
    errors: { mapping: expect.stringContaining("email address") },
  });
  const twice = [
    { target: "email", name: "" },
    { target: "email", name: "" },
  ];
  expect(read({ mapping: twice })).toEqual({
    ok: false,
    errors: { "mapping.1": "Another column tells this already" },
  });
  expect(readPlan("{", "UTC", now)).toMatchObject({ ok: false });
});
