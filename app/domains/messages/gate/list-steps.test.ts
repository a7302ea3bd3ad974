import { expect, test } from "vitest";
import { openSteps } from "./list-steps";
import { priorities, type Decision } from "./model";

const now = new Date("2026-06-01T11:00:00Z");
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const send: Decision = { decision: "send", email: "ada@example.com" };
const draft = (profileId: string, priority: number = priorities.campaign) => ({ profileId, priority });
const steps = (room: number) =>
  openSteps({ listOf: new Map(["1", "2", "3"].map((id) => [id, 7])), rooms: new Map([[7, room]]) }, now);

test("so many of a list get their first mail as there is room for; the others wait an hour", () => {
  const { step, taken } = steps(2);
  expect(["1", "2", "3", "4"].map((id) => step(draft(id), send, inHours(24)).decision)).toEqual([
    ...["send", "send", "defer", "send"],
  ]);
  expect(taken()).toEqual(["1", "2"]);
  expect(step(draft("3"), send, inHours(24))).toMatchObject({ until: inHours(1), reason: "imported_list" });
});

test("who has got one may get the next; what was asked for, and what is not sent anyhow, needs no room", () => {
  const { step, taken } = steps(1);
  const skip: Decision = { decision: "skip", reason: "unsubscribed" };
  expect(step(draft("1"), skip, inHours(24))).toBe(skip);
  expect(step(draft("2", priorities.askedFor), send, inHours(24))).toBe(send);
  expect([step(draft("3"), send, inHours(24)), step(draft("3"), send, inHours(24))]).toEqual([send, send]);
  expect(taken()).toEqual(["3"]);
});

test("nobody waits beyond the instant at which it is too late", () => {
  const { step } = steps(0);
  expect(step(draft("1"), send, inHours(0.5))).toMatchObject({ until: new Date(inHours(0.5).getTime() + 1) });
});
