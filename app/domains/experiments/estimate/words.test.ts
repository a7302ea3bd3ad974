import { expect, test } from "vitest";
import type { ArmResult, Look } from "./model";
import { judgeLook } from "./verdict";
import { tellLift, tellVerdict } from "./words";

function told(people: number, usual: number, other: number, more: Partial<ArmResult> = {}) {
  const arm = (key: string, conversions: number): ArmResult => ({
    ...{ key, conversions, people, assigned: people, share: 50, isMailed: true, isStopped: false },
    ...{ unsubscribes: 0, complaints: 0, revenue: null },
  });
  const look: Look = {
    arms: [arm("usual", usual), { ...arm("b", other), ...more }],
    plan: { baseRate: 0.03, nStar: 12_000, alpha: 0.05, power: 0.8, looks: "daily" },
    ...{ guardedBy: "usual", earlierLooks: [] },
  };
  return tellVerdict(judgeLook(look), (key) => (key === "b" ? "Short subject" : "As it is"));
}

test("a clear winner is named, with what speaks for it and what can be done", () => {
  expect(told(5000, 150, 260)).toEqual({
    headline: "“Short subject” is the clear winner",
    because:
      "“Short subject” against “As it is”: 73 % more orders, and it may be anything from 28 % more to 135 % more.",
    next: "“Short subject” can be given to everybody.",
  });
  expect(told(5000, 260, 150).headline).toBe("“As it is” is the clear winner");
  expect(told(5000, 260, 150).because).toContain("42 % fewer orders");
});

test("what leans is said to be no ground for acting", () => {
  const { headline, because, next } = told(3000, 90, 130);
  expect(headline).toBe("Leaning towards “Short subject”");
  expect(because).toContain("That is not enough to act upon.");
  expect(next).toMatch(/^It goes on: if the difference stays as it is, some \d+ shoppers more will make it clear\.$/);
});

test("what cannot be told says why, and what so many can show at all", () => {
  expect(told(40, 3, 9)).toMatchObject({
    headline: "Cannot tell yet",
    because: expect.stringContaining("Only 40 shoppers"),
  });
  expect(told(300, 6, 9).because).toBe("Only 15 of the counted shoppers ordered, and below 20 nothing is said.");
  expect(told(3000, 90, 90).next).toBe(
    "It goes on: 6000 of 12000 shoppers have been counted. The smallest difference that so many show is 45 % more orders.",
  );
  expect(told(6000, 180, 182).next).toContain("As many shoppers as were planned have been counted.");
});

test("a split that is off and an arm that is stopped are told as such", () => {
  expect(told(5000, 150, 260, { assigned: 5600 })).toMatchObject({
    headline: "Cannot tell yet",
    because: expect.stringContaining("did not get the shares"),
    next: expect.stringContaining("cannot be used"),
  });
  expect(told(5000, 150, 150, { unsubscribes: 60 }).next).toBe(
    "Nobody new gets “Short subject”: more shoppers unsubscribe or complain because of it.",
  );
});

test("a lift without an end is told without a number", () => {
  expect(tellLift({ lift: null, low: -1, high: Infinity })).toBe("nothing can be said of the difference yet");
  expect(tellLift({ lift: 4, low: -0.2, high: Infinity })).toBe(
    "400 % more orders, and it may be anything from 20 % fewer to any number more",
  );
});
