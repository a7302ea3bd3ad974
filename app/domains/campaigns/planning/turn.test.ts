import { expect, test } from "vitest";
import type { Schedule } from "../model";
import { turnOf, turnsOf } from "./turn";

const begins = new Date("2026-03-28T09:00:00Z");
const long = new Date(0);
const at = (iso: string) => new Date(iso);
const nineOn = (day: string): Schedule => ({ at: "local_time", day, minute: 9 * 60 });
const clock = (timezone: string, usualHour: number | null = null) => ({ timezone, usualHour });

test("at once is at once, and a time is the same for all", () => {
  expect(turnOf({ at: "once" }, clock("Asia/Tokyo"), begins)).toEqual(begins);
  const schedule: Schedule = { at: "time", time: "2026-03-29T12:00:00Z" };
  expect(turnOf(schedule, clock("Asia/Tokyo"), begins)).toEqual(at("2026-03-29T12:00:00Z"));
});

test("by their own clocks the first to have nine o'clock live in the east", () => {
  const nine = (zone: string) => turnOf(nineOn("2026-03-28"), clock(zone), long);
  expect(nine("Asia/Tokyo")).toEqual(at("2026-03-28T00:00:00Z"));
  expect(nine("Europe/London")).toEqual(at("2026-03-28T09:00:00Z"));
  expect(nine("America/Los_Angeles")).toEqual(at("2026-03-28T16:00:00Z"));
});

test("nine o'clock is nine o'clock on the day on which clocks are put forward, and on the day on which they are put back", () => {
  expect(turnOf(nineOn("2026-03-29"), clock("Europe/London"), long)).toEqual(at("2026-03-29T08:00:00Z"));
  expect(turnOf(nineOn("2026-10-25"), clock("Europe/London"), long)).toEqual(at("2026-10-25T09:00:00Z"));
});

test("an hour that is left out is over when it would have begun; one that comes twice counts the first time", () => {
  const halfPastOne = (day: string): Schedule => ({ at: "local_time", day, minute: 90 });
  expect(turnOf(halfPastOne("2026-03-29"), clock("Europe/London"), long)).toEqual(at("2026-03-29T01:00:00Z"));
  expect(turnOf(halfPastOne("2026-10-25"), clock("Europe/London"), long)).toEqual(at("2026-10-25T00:30:00Z"));
});

test("at the best hour is at each one's own, and at the given time where nobody knows", () => {
  const best: Schedule = { at: "best_hour", day: "2026-06-01", minute: 10 * 60 + 30 };
  expect(turnOf(best, clock("Europe/London", 19), long)).toEqual(at("2026-06-01T18:00:00Z"));
  expect(turnOf(best, clock("Europe/London"), long)).toEqual(at("2026-06-01T09:30:00Z"));
});

test("who waited for the trial gets it at the same time of the first day on which that comes after", () => {
  const held = at("2026-03-29T14:00:00Z");
  expect(turnOf(nineOn("2026-03-28"), clock("Europe/London"), held)).toEqual(at("2026-03-30T08:00:00Z"));
  expect(turnOf(nineOn("2026-03-28"), clock("America/Los_Angeles"), held)).toEqual(at("2026-03-29T16:00:00Z"));
  expect(turnOf({ at: "once" }, clock("Europe/London"), held)).toEqual(held);
});

test("a campaign begins at the first turn that anybody can have, and its day is over after the last", () => {
  const zones = ["Europe/London", "Asia/Tokyo", "America/Los_Angeles"];
  const nine = { first: at("2026-03-28T00:00:00Z"), last: at("2026-03-28T16:00:00Z") };
  expect(turnsOf(nineOn("2026-03-28"), zones, begins)).toEqual(nine);
  const best = turnsOf({ at: "best_hour", day: "2026-06-01", minute: 0 }, ["Europe/London"], begins);
  expect(best).toEqual({ first: at("2026-05-31T23:00:00Z"), last: at("2026-06-01T22:00:00Z") });
  expect(turnsOf({ at: "once" }, zones, begins)).toEqual({ first: begins, last: begins });
});
