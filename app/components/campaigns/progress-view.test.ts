import { expect, test } from "vitest";
import type { CampaignPart } from "~/domains/reports/model";
import { byMessage, reasonsOf, settledRate, sharesOf, sumParts, waitingFor } from "./progress-view";

const totals = { audience: 100, waiting: 20, sent: 70, skipped: { unsubscribed: 3, too_late: 5 }, failed: 2 };

test("everybody of the audience stands in one of four parts", () => {
  const shares = sharesOf(totals);
  expect(shares.map(({ way, count }) => [way, count])).toEqual([
    ["sent", 70],
    ["waiting", 20],
    ["skipped", 8],
    ["failed", 2],
  ]);
  expect(shares.reduce((sum, { count }) => sum + count, 0)).toBe(totals.audience);
});

test("reasons are told in words, the most first", () => {
  expect(reasonsOf(totals)).toEqual([
    { reason: "too_late", words: "it would have come too late", count: 5 },
    { reason: "unsubscribed", words: "they have unsubscribed", count: 3 },
  ]);
});

test("why some wait is told, and until when only where that says something", () => {
  const now = new Date("2026-11-23T10:00:00Z");
  const later = new Date("2026-11-24T08:00:00Z");
  const wait = (reason: string | null, until = later) => ({ reason, heldReason: null, until });
  expect(waitingFor(wait("quiet_hours"), "sending", now)).toEqual({
    words: "it is quiet where they live",
    until: later,
  });
  expect(waitingFor(wait(null, now), "sending", now)).toEqual({ words: "it is not their turn yet", until: null });
  expect(waitingFor(wait("campaign_paused"), "paused", now)).toEqual({ words: "the campaign is paused", until: null });
  expect(waitingFor(wait(null), "holding", now)).toEqual({ words: "the trial is looked at first", until: null });
});

test("a campaign of nobody has nothing left to do", () => {
  expect(settledRate(totals)).toBe(0.8);
  expect(settledRate({ audience: 0, waiting: 0 })).toBe(1);
});

const part = (change: Partial<CampaignPart>): CampaignPart => ({
  ...{ campaignId: 1, segmentId: null, template: "welcome", isTrial: false },
  ...{ audience: 10, waiting: 1, sent: 6, skipped: 2, failed: 1 },
  ...{ delivered: 5, clicked: 2, complained: 0, unsubscribed: 1, orders: 1, revenueMinor: "1999" },
  ...change,
});

test("parts add up, also when the trial and the rest are apart", () => {
  const sum = sumParts([part({ isTrial: true }), part({})]);
  expect(sum).toMatchObject({
    audience: 20,
    waiting: 2,
    sent: 12,
    skipped: 4,
    failed: 2,
    orders: 2,
    revenueMinor: 3998,
  });
  expect(sum.waiting + sum.sent + sum.skipped + sum.failed).toBe(sum.audience);
});

test("who came into the audience by a segment without a message of its own is among everybody else", () => {
  const messages = { bySegment: [{ segmentId: 4, template: "win-back" }], everybodyElse: "welcome" };
  const parts = [part({ segmentId: 4, template: "win-back" }), part({ segmentId: 7 }), part({ segmentId: null })];
  expect(byMessage(parts, messages)).toMatchObject([
    { segmentId: 4, template: "win-back", audience: 10 },
    { segmentId: null, template: "welcome", audience: 20 },
  ]);
  expect(byMessage([], messages)).toMatchObject([{ segmentId: 4, audience: 0 }]);
});
