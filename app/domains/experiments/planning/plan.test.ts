import { expect, test } from "vitest";
import { outlookWords } from "../wording/outlook-words";
import { checkArms } from "./check-arms";
import { newArms } from "./new-arms";
import { plan } from "./plan";

const expected = { people: 400_000, days: 90, baseRate: 0.03, capMinor: null };

test("a large shop may hold some out, a small one is told that it would learn nothing", () => {
  const large = plan("flow", newArms("holdout"), expected);
  expect(large.isWorthIt).toBe(true);
  expect(large.planned.smallestLift).toBeLessThan(0.15);
  const small = plan("flow", newArms("holdout"), { ...expected, people: 2000 });
  expect(small.isWorthIt).toBe(false);
  expect(small.weeksNeeded).toBeGreaterThan(13);
  expect(outlookWords(small).join(" ")).toContain("Until then leave it");
});

test("what segmenting is worth must show by less than what a mail against none is worth", () => {
  expect(plan("flow", newArms("worth"), expected).hopedLift).toBeLessThan(
    plan("flow", newArms("holdout"), expected).hopedLift,
  );
});

test("nobody at all, and a rate that nobody knows, are no reason to fall over", () => {
  const none = plan("campaign", newArms("message"), { people: 0, days: null, baseRate: null, capMinor: null });
  expect(none).toMatchObject({ isWorthIt: false, weeksNeeded: null, planned: { smallestLift: null, baseRate: null } });
  expect(outlookWords(none)[0]).toContain("not known yet");
  expect(plan("flow", newArms("message"), { ...expected, baseRate: 1 }).planned.baseRate).toBe(1);
});

test("what is looked at whenever one likes needs more than what is looked at as planned", () => {
  const people = { people: 20_000, days: null, baseRate: 0.03, capMinor: null };
  const atWill = plan("flow_step", newArms("message"), people).planned.smallestLift ?? 0;
  const planned = plan("campaign", newArms("message"), people).planned.smallestLift ?? 0;
  expect(planned).toBeLessThan(atWill);
});

test("what comes of a comparison begins with arms that only lack what differs", () => {
  expect(checkArms("flow", newArms("holdout"))).toEqual([]);
  expect(checkArms("segment", newArms("worth"))).toEqual([]);
  expect(checkArms("campaign", newArms("worth"))).toEqual([]);
  expect(checkArms("flow_step", newArms("message"))).toEqual(["“B” does not differ from the usual message yet"]);
});

test("arms that do not belong there, or twice the same nothing, are refused", () => {
  expect(checkArms("flow_step", newArms("holdout"))).toContain("This cannot be compared here");
  const [usual, none] = newArms("holdout");
  if (!usual || !none) return expect.fail();
  expect(checkArms("flow", [none, none])).toEqual([
    "One arm, and only one, must get it as it is meant",
    "Two arms get nothing: one is enough",
  ]);
  expect(checkArms("flow", [usual, { ...none, key: "usual-2", what: { does: "usual" } }])).toHaveLength(1);
});
