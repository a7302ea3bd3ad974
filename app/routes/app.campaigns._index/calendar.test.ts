import { expect, test } from "vitest";
import type { Campaign } from "~/domains/campaigns/model";
import { entryOf, spanWords, weeksAround, type CalendarEntry } from "./calendar";

const today = "2026-11-23";
const entry = (day: string): CalendarEntry => ({
  id: 1,
  name: "News",
  state: "finished",
  day,
  time: "09:00",
  hasBegun: true,
});

test("the strip has five whole weeks, and the second of them is this one", () => {
  const weeks = weeksAround(today, 0, []);
  expect(weeks.map((days) => days.length)).toEqual([7, 7, 7, 7, 7]);
  expect(weeks[1]?.[0]).toMatchObject({ day: today, number: "23", words: "Monday 23 November", standing: "today" });
  expect(weeks[0]?.[6]).toMatchObject({ day: "2026-11-22", standing: "past" });
  expect(weeks[1]?.[1]).toMatchObject({ standing: "coming" });
  expect(spanWords(weeks)).toBe("16 November to 20 December 2026");
});

test("a Sunday is the last day of its week", () => {
  const weeks = weeksAround("2026-11-29", 0, []);
  expect(weeks[1]?.map(({ day }) => day)).toContain("2026-11-29");
  expect(weeks[1]?.at(-1)?.standing).toBe("today");
});

test("weeks before and after it are reached, over the turn of a year as well", () => {
  const later = weeksAround(today, 4, []);
  expect(later[0]?.[0]?.day).toBe("2026-12-14");
  expect(spanWords(later)).toBe("14 December 2026 to 17 January 2027");
  expect(weeksAround(today, -4, [])[4]?.at(-1)?.day).toBe("2026-11-22");
});

test("each campaign stands on its day, and one of another time on none", () => {
  const weeks = weeksAround(today, 0, [entry("2026-11-25"), entry("2026-11-25"), entry("2027-06-01")]);
  expect(weeks.flat().flatMap(({ entries }) => entries)).toHaveLength(2);
  expect(weeks[1]?.[2]?.entries).toHaveLength(2);
});

const campaign: Campaign = {
  ...{ id: 7, name: "News", state: "draft", dueAt: null, startedAt: null, audience: 0, finishedAt: null, revision: 1 },
  ...{ pausedFrom: null, resumedAt: null, wentOnAt: null, problem: null, archivedAt: null },
  createdAt: new Date("2026-11-01T00:00:00Z"),
  plan: {
    audience: { include: [], exclude: [] },
    messages: { bySegment: [], everybodyElse: "welcome" },
    schedule: { at: "once" },
    trial: null,
  },
};

test("a campaign stands where it began or is to begin, by the shop’s calendar", () => {
  const late = new Date("2026-11-23T23:30:00Z");
  expect(entryOf(campaign, "Europe/London")).toBeNull();
  expect(entryOf({ ...campaign, state: "scheduled", dueAt: late }, "Europe/London")).toMatchObject({
    day: "2026-11-23",
    time: "23:30",
  });
  expect(entryOf({ ...campaign, state: "finished", startedAt: late }, "Asia/Tokyo")).toMatchObject({
    day: "2026-11-24",
    time: "08:30",
  });
});

test("what goes out by each shopper’s own clock stands on the day that was chosen, though it begins before", () => {
  const plan = { ...campaign.plan, schedule: { at: "local_time", day: "2026-11-25", minute: 540 } as const };
  const dueAt = new Date("2026-11-24T20:00:00Z");
  expect(entryOf({ ...campaign, state: "scheduled", dueAt, plan }, "Europe/London")).toMatchObject({
    day: "2026-11-25",
    time: "09:00",
  });
});
