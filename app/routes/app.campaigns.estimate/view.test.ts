import { expect, test } from "vitest";
import type { CampaignEstimate } from "~/domains/messages/index.server";
import { viewEstimate } from "./view";

const nothing = { deferred: [], skipped: [] };
const told: CampaignEstimate = {
  ...{ audience: 100, send: 80, lookedAt: 100, problem: null, allowedToday: null },
  deferred: [{ reason: "quiet_hours", count: 12, until: new Date("2026-11-24T08:00:00Z") }],
  skipped: [{ reason: "unsubscribed", count: 8 }],
  parts: [
    { segmentId: 4, template: "win-back", audience: 60, send: 60, ...nothing },
    { segmentId: 7, template: "welcome", audience: 30, send: 30, ...nothing },
    { segmentId: null, template: "welcome", audience: 10, send: 10, ...nothing },
  ],
};
const around = {
  ...{ isChosen: true, timezone: "Europe/London", chosenFor: [4] },
  segmentName: (id: number) => `Segment ${id}`,
  templateName: (key: string) => key.toUpperCase(),
};

test("who gets it, who later and who not at all add up to the audience, with the reasons", () => {
  const view = viewEstimate(told, around);
  expect(view).toMatchObject({ audience: 100, willGet: 80, sampleSize: null, notices: [] });
  expect(view.deferred).toEqual([
    { words: "it is quiet where they live; the last of them about 24 Nov 2026, 08:00", count: 12 },
  ]);
  expect(view.skipped).toEqual([{ words: "they have unsubscribed", count: 8 }]);
});

test("by whatever segment somebody came in, without a message of its own they are everybody else", () => {
  expect(viewEstimate(told, around).messages).toEqual([
    { label: "“Segment 4”: WIN-BACK", count: 60 },
    { label: "Everybody else: WELCOME", count: 40 },
  ]);
  expect(viewEstimate(told, { ...around, isChosen: false }).messages).toEqual([]);
});

test("it is said when only some were looked at, when nothing can go out, and when it takes days", () => {
  expect(viewEstimate({ ...told, audience: 50_000, lookedAt: 20_000 }, around).sampleSize).toBe(20_000);
  const [stopped] = viewEstimate({ ...told, problem: "Add the domain your mail comes from." }, around).notices;
  expect(stopped).toBe("Nothing goes out at present. Add the domain your mail comes from.");
  expect(viewEstimate({ ...told, allowedToday: 50 }, around).notices[0]).toContain("50 more mails may go out today");
  expect(viewEstimate({ ...told, allowedToday: 80 }, around).notices).toEqual([]);
});
