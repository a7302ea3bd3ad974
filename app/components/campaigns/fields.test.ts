import { expect, test } from "vitest";
import type { CampaignPlan } from "~/domains/campaigns/model";
import { dayAfter, emptyFields, fieldsOf, readFields, type CampaignFields } from "./fields";

const tomorrow = "2026-11-24";
const london = "Europe/London";
const filled: CampaignFields = { ...emptyFields(tomorrow, [3]), name: "November news", everybodyElse: "welcome" };

function errors(change: Partial<CampaignFields>) {
  const read = readFields({ ...filled, ...change }, london);
  return read.ok ? {} : read.errors;
}

const plans: CampaignPlan[] = [
  {
    audience: { include: [], exclude: [] },
    messages: { bySegment: [], everybodyElse: null },
    schedule: { at: "once" },
    trial: null,
  },
  {
    audience: { include: [1, 2], exclude: [9] },
    messages: { bySegment: [{ segmentId: 2, template: "win-back" }], everybodyElse: "welcome" },
    schedule: { at: "time", time: "2026-11-25T09:15:00.000Z" },
    trial: { percent: 10, holdHours: 24, goesOnByItself: true },
  },
  {
    audience: { include: [1], exclude: [] },
    messages: { bySegment: [], everybodyElse: "welcome" },
    schedule: { at: "local_time", day: "2026-11-25", minute: 605 },
    trial: null,
  },
  {
    audience: { include: [], exclude: [1] },
    messages: { bySegment: [], everybodyElse: "welcome" },
    schedule: { at: "best_hour", day: "2026-12-24", minute: 0 },
    trial: { percent: 1, holdHours: 1, goesOnByItself: false },
  },
];

test.each(["Europe/London", "Asia/Kathmandu", "America/Los_Angeles"])(
  "what is saved comes back as it was, where the shop’s clock is that of %s",
  (timezone) => {
    for (const plan of plans) {
      const fields = fieldsOf({ name: "News", plan }, timezone, tomorrow);
      expect(readFields(fields, timezone)).toEqual({ ok: true, draft: { name: "News", plan } });
    }
  },
);

test("a time is one of the shop’s own clock, on either side of the day on which that is put back", () => {
  const at = (day: string) => {
    const read = readFields({ ...filled, at: "time", day, minute: "540" }, london);
    return read.ok && read.draft.plan.schedule;
  };
  expect(at("2026-10-24")).toEqual({ at: "time", time: "2026-10-24T08:00:00.000Z" });
  expect(at("2026-10-25")).toEqual({ at: "time", time: "2026-10-25T09:00:00.000Z" });
});

test("what is wrong is marked where it stands", () => {
  expect(errors({ name: "  " })).toEqual({ name: "Give the campaign a name" });
  expect(errors({ name: "x".repeat(121) })).toEqual({ name: "A name has at most 120 characters" });
  expect(errors({ include: ["3"], exclude: ["3"] })).toEqual({
    exclude: "A segment cannot be both in it and left out",
  });
  expect(errors({ bySegment: [{ segmentId: "", template: "" }] })).toEqual({
    "bySegment.0.segmentId": "Choose a segment",
    "bySegment.0.template": "Choose a message",
  });
  const same = { segmentId: "3", template: "welcome" };
  expect(errors({ bySegment: [same, same] })).toEqual({
    "bySegment.1.segmentId": "This segment has a message above already",
  });
  expect(errors({ at: "local_time", day: "2026-02-30" })).toEqual({ day: "Choose a day" });
  expect(errors({ hasTrial: true, percent: "51", holdHours: "1.5" })).toEqual({
    percent: "Enter a whole number from 1 to 50",
    holdHours: "Enter a whole number from 1 to 168",
  });
});

test("what is not asked for is not asked about", () => {
  expect(errors({ at: "once", day: "", hasTrial: false, percent: "many", holdHours: "" })).toEqual({});
});

test("a draft may still be without any message", () => {
  const read = readFields({ ...filled, everybodyElse: "" }, london);
  expect(read.ok && read.draft.plan.messages).toEqual({ bySegment: [], everybodyElse: null });
});

test("the day after the last of a year is the first of the next", () => {
  expect(dayAfter("2026-12-31")).toBe("2027-01-01");
});
