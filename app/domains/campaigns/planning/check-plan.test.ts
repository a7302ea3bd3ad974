import { expect, test } from "vitest";
import type { CampaignPlan } from "../model";
import { checkPlan, type Known } from "./check-plan";

const now = new Date("2026-06-01T12:00:00Z");
const plan: CampaignPlan = {
  audience: { include: [1], exclude: [2] },
  messages: { bySegment: [{ segmentId: 3, template: "vip" }], everybodyElse: "news" },
  schedule: { at: "once" },
  trial: null,
};
const known: Known = {
  segments: [1, 2, 3].map((id) => ({ id, name: `Segment ${id}`, state: "live" as const })),
  templates: [
    { key: "vip", name: "For our best", version: 2 },
    { key: "news", name: "News", version: 1 },
    { key: "idea", name: "An idea", version: 0 },
  ],
  audience: 10,
  lastTurn: now,
};
const words = (change: Partial<CampaignPlan>, other: Partial<Known> = {}) =>
  checkPlan({ ...plan, ...change }, { ...known, ...other }, now).map(({ place, words }) => `${place}: ${words}`);

test("a plan that holds together can be scheduled", () => {
  expect(words({})).toEqual([]);
});

test("a segment that is gone is a problem even where it only excludes: without it the wrong ones would get the mail", () => {
  const gone = "audience: A segment that was chosen is not there any more: choose another";
  expect(words({ audience: { include: [], exclude: [9] } })).toEqual([gone]);
  expect(words({ audience: { include: [9], exclude: [] } })).toEqual([gone]);
});

test("who is in a segment must be known, and nobody can be included and excluded by the same one", () => {
  const filling = known.segments.map((segment) => ({ ...segment, state: "filling" as const }));
  expect(words({ audience: { include: [1], exclude: [] } }, { segments: filling })).toEqual([
    "audience: It is still being worked out who is in Segment 1: wait a moment",
    "messages: It is still being worked out who is in Segment 3: wait a moment",
  ]);
  expect(words({ audience: { include: [1], exclude: [1] } })).toEqual([
    "audience: Segment 1 is both included and excluded",
  ]);
});

test("there must be a message, each published, and one for each segment", () => {
  expect(words({ messages: { bySegment: [], everybodyElse: null } })).toEqual(["messages: Choose a message"]);
  expect(words({ messages: { bySegment: [], everybodyElse: "idea" } })).toEqual([
    "messages: Publish the message An idea first",
  ]);
  expect(words({ messages: { bySegment: [], everybodyElse: "burnt" } })).toEqual([
    "messages: A message that was chosen is not there any more: choose another",
  ]);
  const twice = ["vip", "news"].map((template) => ({ segmentId: 3, template }));
  expect(words({ messages: { bySegment: twice, everybodyElse: null } })).toEqual([
    "messages: Segment 3 has two messages",
  ]);
});

test("a time must be to come, for some by their clocks at least", () => {
  const time = { schedule: { at: "time" as const, time: "2026-06-01T11:00:00Z" } };
  const day = { schedule: { at: "local_time" as const, day: "2026-06-01", minute: 540 } };
  const earlier = { lastTurn: new Date("2026-06-01T11:00:00Z") };
  expect(words(time, earlier)).toEqual(["schedule: That time is over: choose a later one"]);
  expect(words(day, earlier)).toEqual(["schedule: That day is over: choose a later one"]);
  expect(words(day, { lastTurn: new Date("2026-06-01T16:00:00Z") })).toEqual([]);
  expect(words({}, earlier)).toEqual([]);
});

test("an audience of nobody is told when nothing else is wrong", () => {
  expect(words({}, { audience: 0 })).toEqual(["audience: Nobody is in this audience at present"]);
  expect(words({ messages: { bySegment: [], everybodyElse: null } }, { audience: 0 })).toEqual([
    "messages: Choose a message",
  ]);
});
