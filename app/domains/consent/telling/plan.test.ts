import { expect, test } from "vitest";
import { yesAt } from "../opt-in/yes-at";
import type { KnownThere } from "./model";
import { planTelling } from "./plan";

const at = (seconds: number) => new Date(Date.UTC(2026, 5, 1) + seconds * 1000);
const ours = (state: "subscribed" | "unsubscribed", seconds: number, optInLevel = "single_opt_in") => {
  return { state, optInLevel, occurredAt: at(seconds) };
};
const theirs = (state: KnownThere["state"], seconds: number | null): KnownThere => {
  return { customerId: "1", state, optInLevel: "single_opt_in", saidAt: seconds === null ? null : at(seconds) };
};

test("the later word holds on both sides", () => {
  expect(planTelling(ours("unsubscribed", 10.9), theirs("subscribed", 9))).toBe("update");
  expect(planTelling(ours("subscribed", 10), theirs("unsubscribed", 9))).toBe("update");
  expect(planTelling(ours("unsubscribed", 10.9), theirs("subscribed", 11))).toBe("take_over");
  expect(planTelling(ours("subscribed", 10), theirs("unsubscribed", 11))).toBe("take_over");
  expect(planTelling(ours("subscribed", 10), theirs("not_subscribed", null))).toBe("update");
});

test("of two words in one second the one that says no holds", () => {
  expect(planTelling(ours("unsubscribed", 10.1), theirs("subscribed", 10))).toBe("update");
  expect(planTelling(ours("subscribed", 10), theirs("unsubscribed", 10))).toBe("take_over");
  expect(planTelling(ours("subscribed", 10), theirs("pending", 10))).toBe("update");
});

test("what Shopify has already is told only when it is proven better here", () => {
  expect(planTelling(ours("subscribed", 10), theirs("subscribed", 9))).toBe("nothing");
  expect(planTelling(ours("unsubscribed", 10), theirs("unsubscribed", 9))).toBe("nothing");
  expect(planTelling(ours("subscribed", 10, "confirmed_opt_in"), theirs("subscribed", 9))).toBe("update");
});

test("who is no customer becomes one by a yes, and never by a no", () => {
  expect(planTelling(ours("subscribed", 10), null)).toBe("create");
  expect(planTelling(ours("unsubscribed", 10), null)).toBe("nothing");
});

test("a yes counts from the beginning of its second, but after the last word of the same second or of a clock ahead", () => {
  expect(yesAt(at(10.9), null)).toEqual(at(10));
  expect(yesAt(at(10.9), at(9.95))).toEqual(at(10));
  expect(yesAt(at(10.9), at(10.5))).toEqual(at(10.9));
  expect(yesAt(at(10.9), at(60))).toEqual(at(60.001));
});
