import { expect, test } from "vitest";
import { likelyTypos, type TagUse } from "./likely-typos";

const now = new Date("2026-11-01T12:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const habit = (tag: string, count = 40): TagUse => ({ tag, count, firstAt: daysAgo(300) });
const fresh = (tag: string, count = 1): TagUse => ({ tag, count, firstAt: daysAgo(3) });
const found = (...tags: TagUse[]) => likelyTypos(tags, now).map(({ tag, meant }) => `${tag} for ${meant}`);

test("a new tag that nearly is one that many carry is a slip: swapped, missing and doubled letters", () => {
  expect(found(habit("newsletter"), fresh("newsleter"))).toEqual(["newsleter for newsletter"]);
  expect(found(habit("wholesale"), fresh("wohlesale"))).toEqual(["wohlesale for wholesale"]);
  expect(found(habit("loyal"), fresh("layol"))).toEqual([]);
});

test("the same word in other case, with a hyphen or a space is one, however short", () => {
  expect(found(habit("vip"), fresh("VI-P"))).toEqual(["VI-P for vip"]);
  expect(found(habit("gift card"), fresh("giftcard"))).toEqual(["giftcard for gift card"]);
});

test("what differs in a number is meant to differ", () => {
  expect(found(habit("sale-2025"), fresh("sale-2026"))).toEqual([]);
  expect(found(habit("level 1", 50), fresh("level 2"))).toEqual([]);
});

test("short words, old ones, and what several carry are nobody’s slip", () => {
  expect(found(habit("red"), fresh("bed"))).toEqual([]);
  expect(found(habit("newsletter"), { tag: "newsleters", count: 1, firstAt: daysAgo(90) })).toEqual([]);
  expect(found(habit("newsletter"), fresh("newsleter", 4))).toEqual([]);
  expect(found({ ...habit("newsletter"), count: 9 }, fresh("newsleter"))).toEqual([]);
});
