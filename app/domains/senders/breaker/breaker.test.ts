import { describe, expect, it } from "vitest";
import { countFrom, isAccountInDanger, isWell, mayResumeFrom, trip } from "./breaker";
import { importStep } from "./import-steps";
import { dailyLimit, firstLevel, levelAfterPause, levels, nextLevel } from "./warm-up";

const now = new Date("2026-06-10T12:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const figures = (sent: number, bounced = 0, complained = 0) => ({ sent, heard: sent, bounced, complained });

describe("sending pauses", () => {
  it.each([
    ["for bounces at 2 % of 200", figures(200, 4), "bounces"],
    ["not for bounces of fewer than 200", figures(199, 199), null],
    ["not for bounces below 2 %", figures(1000, 19), null],
    ["for bounces at 2 % to the very mail", figures(350, 7), "bounces"],
    ["for three complaints of five thousand", figures(5000, 0, 3), "complaints"],
    ["not for three complaints of more", figures(5001, 0, 3), null],
    ["not for two complaints, however few were sent", figures(10, 0, 2), null],
    ["for complaints also where little was sent", figures(3, 0, 3), "complaints"],
    ["for complaints rather than bounces", figures(200, 10, 3), "complaints"],
    ["not without mail", figures(0), null],
  ])("%s", (_name, given, reason) => {
    expect(trip(given)).toBe(reason);
  });

  it("for a day at least, and counts anew from when it goes on", () => {
    expect(mayResumeFrom(now)).toEqual(new Date("2026-06-11T12:00:00Z"));
    expect(countFrom(null, now)).toEqual(daysAgo(7));
    expect(countFrom(daysAgo(2), now)).toEqual(daysAgo(2));
    expect(countFrom(daysAgo(30), now)).toEqual(daysAgo(7));
  });
});

describe("the account that shops share", () => {
  it.each([
    ["is in danger at 4 % bounces", figures(1000, 40), true],
    ["is in danger at 0.08 % complaints", figures(10_000, 0, 8), true],
    ["is not below both", figures(10_000, 399, 7), false],
    ["is not judged by a handful of mails", figures(100, 50, 5), false],
  ])("%s", (_name, given, expected) => {
    expect(isAccountInDanger(given)).toBe(expected);
  });
});

describe("a domain", () => {
  it("begins with fifty a day, and further up when it has been in use for a month", () => {
    expect(firstLevel(null, now)).toBe(0);
    expect(firstLevel(daysAgo(29), now)).toBe(0);
    expect(dailyLimit(firstLevel(daysAgo(30), now), 1000)).toBe(1600);
  });

  it("may send twice as much each day, until there is no limit", () => {
    const days = levels.map((_, level) => dailyLimit(level, 1000));
    expect(days).toEqual([50, 100, 200, 400, 800, 1600, 3200, 6400, 12_800, 25_600]);
    expect(dailyLimit(levels.length, 1000)).toBeNull();
  });

  it.each([
    ["goes up after a day with at least half of what it might send", 1, 25, figures(25), 1],
    ["stays before the day is over", 0.9, 50, figures(50), 0],
    ["stays when it sent too little to show anything", 1, 24, figures(24), 0],
    ["stays when too much came back, though not enough for a pause", 1, 50, figures(150, 2), 0],
    ["stays when shoppers complain", 1, 50, figures(50, 0, 2), 0],
  ])("%s", (_name, days, sent, given, level) => {
    expect(nextLevel(0, daysAgo(days), sent, given, now)).toBe(level);
  });

  it("with no limit any more stays so", () => {
    expect(nextLevel(levels.length, daysAgo(9), 0, figures(0), now)).toBe(levels.length);
  });

  it("falls back by two steps after a pause", () => {
    expect(levelAfterPause(1)).toBe(0);
    expect(levelAfterPause(6)).toBe(4);
    expect(levelAfterPause(20)).toBe(levels.length - 2);
  });

  it("sends no more than a trial as long as little is known of its mail", () => {
    expect(dailyLimit(20, 199)).toBe(250);
    expect(dailyLimit(20, 200)).toBeNull();
    expect(dailyLimit(0, 0)).toBe(50);
    expect(isWell(figures(0))).toBe(true);
  });
});

describe("the first mail to an imported list of 10,000", () => {
  const list = 10_000;
  it.each([
    ["begins with 5 %", { sent: 0, heard: 0, bounced: 0, complained: 0 }, 500],
    ["waits for what becomes of them", { sent: 500, heard: 449, bounced: 0, complained: 0 }, 500],
    ["goes on to a quarter when they were well taken", { sent: 500, heard: 450, bounced: 4, complained: 0 }, 2500],
    ["goes on within a quarter that has begun", { sent: 900, heard: 460, bounced: 4, complained: 0 }, 2500],
    ["stops within it when too many come back", { sent: 900, heard: 460, bounced: 12, complained: 0 }, 900],
    ["stops when too many came back", { sent: 500, heard: 500, bounced: 6, complained: 0 }, 500],
    ["goes on to all after the quarter", { sent: 2500, heard: 2300, bounced: 20, complained: 0 }, 10_000],
  ])("%s", (_name, given, expected) => {
    expect(importStep(list, given)).toBe(expected);
  });

  it("is sent at once when the list is small", () => {
    expect(importStep(40, figures(0))).toBe(40);
  });
});
