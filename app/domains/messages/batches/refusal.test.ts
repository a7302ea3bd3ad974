import { expect, test } from "vitest";
import { readRefusal } from "./refusal";

test.each([
  [422, "validation_error", "refused"],
  [403, "validation_error", "refused"],
  [409, "invalid_idempotent_request", "contested"],
  [409, "concurrent_idempotent_requests", "in_doubt"],
  [500, "application_error", "in_doubt"],
  [null, "application_error", "in_doubt"],
  // What the library says of an answer that is not Resend's: a page of some proxy.
  [403, "application_error", "in_doubt"],
  [408, "application_error", "in_doubt"],
  [429, "application_error", "postponed"],
  [429, "rate_limit_exceeded", "postponed"],
  [429, "daily_quota_exceeded", "postponed"],
  [401, "restricted_api_key", "postponed"],
])("%s %s: %s", (statusCode, name, outcome) => {
  expect(readRefusal({ name, message: "words", statusCode }, undefined).outcome).toBe(outcome);
});

test("waits as long as it is told, a second when that cannot be read, and minutes for the account", () => {
  const waits = (name: string, retryAfter?: string) => readRefusal({ name, message: "", statusCode: 429 }, retryAfter);
  expect(waits("rate_limit_exceeded", "7")).toMatchObject({ seconds: 7 });
  expect(waits("rate_limit_exceeded", "soon")).toMatchObject({ seconds: 1 });
  expect(waits("monthly_quota_exceeded", "7")).toMatchObject({ seconds: 300 });
});
