import { expect, test } from "vitest";
import { noPreferences, type Permission } from "../../consent/model";
import { gate, type GateContext } from "./gate";
import { defaultPolicies, priorities, type Draft } from "./model";

// A Monday; noon in London, where the shopper lives.
const now = new Date("2026-06-01T11:00:00Z");
const hoursFrom = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const daysAgo = (days: number) => hoursFrom(-24 * days);
const mail = (id: string, hoursAgo: number) => ({ messageId: id, at: hoursFrom(-hoursAgo) });

const subscribed: Permission = {
  email: "ada@example.com",
  consent: "subscribed",
  saidAt: daysAgo(100),
  suppressedFor: null,
};
const allowed: GateContext = {
  shopMaySend: true,
  programIsOn: true,
  stoppedBy: null,
  campaignState: null,
  isRepeated: false,
  isHeldOut: false,
  senderIsComplete: true,
  permission: subscribed,
  preferences: noPreferences,
  topic: null,
  policies: defaultPolicies,
  segmentWindows: [],
  timezone: "Europe/London",
  taken: [],
  kept: [],
  isGoodbye: false,
  signs: { lastAt: daysAgo(10), mailsSince: 9 },
  usualHour: null,
  sendBefore: hoursFrom(72),
};
const flow: Pick<Draft, "priority" | "queuedAt"> = { priority: priorities.flow, queuedAt: now };
const askedFor: typeof flow = { priority: priorities.askedFor, queuedAt: now };
const decide = (change: Partial<GateContext>, asking = flow, at = now) => gate(asking, { ...allowed, ...change }, at);
const reason = (change: Partial<GateContext>, asking = flow, at = now) => {
  const decision = decide(change, asking, at);
  return decision.decision === "send" ? "send" : decision.reason;
};
const permission = (change: Partial<Permission>) => ({ permission: { ...subscribed, ...change } });

test("a message to somebody who subscribed, by day and for the first time in days, goes out", () => {
  expect(decide({})).toEqual({ decision: "send", email: "ada@example.com" });
});

const wrongs: [string, Partial<GateContext>][] = [
  ["shop_stopped", { shopMaySend: false }],
  ["profile_gone", { permission: null }],
  ["no_address", permission({ email: null })],
  ["suppressed_complaint", permission({ suppressedFor: "complaint" })],
  ["unsubscribed", permission({ consent: "unsubscribed" })],
  ["topic_declined", { topic: "tips", preferences: { ...noPreferences, deniedTopics: ["tips"] } }],
  ["flow_off", { programIsOn: false }],
  ["campaign_cancelled", { campaignState: "cancelled" }],
  ["same_shopper", { isRepeated: true }],
  ["sender_incomplete", { senderIsComplete: false }],
  ["too_late", { sendBefore: hoursFrom(-1) }],
  ["sunset", { signs: { lastAt: daysAgo(180), mailsSince: 5 } }],
  ["paused", { preferences: { ...noPreferences, pausedUntil: hoursFrom(1) } }],
  ["frequency_cap", { taken: [mail("1", 15)] }],
  ["asked_for_less", { taken: [mail("1", 17)], preferences: { ...noPreferences, leastDaysBetween: 7 } }],
  ["gives_way", { kept: [{ messageId: "2", at: hoursFrom(1) }] }],
  ["quiet_hours", { timezone: "Asia/Tokyo", policies: { ...defaultPolicies, quietFrom: 1140 } }],
  ["send_window", { policies: { ...defaultPolicies, windows: [{ day: 1, from: 0, until: 1440 }] } }],
  ["usual_hour", { usualHour: 19 }],
];

test.each(wrongs)("%s", (expected, change) => {
  expect(reason(change)).toBe(expected);
});

test("of all that is wrong, the first that is asked about is the reason: our duty not to write before anything else", () => {
  const reasons = wrongs.map(([, change], index) => {
    // What comes later in the order is wrong as well. Two people's words about one permission cannot both hold.
    const others = wrongs.slice(index).reduceRight<Partial<GateContext>>((all, [, other]) => merged(all, other), {});
    return reason(merged(others, change));
  });
  expect(reasons).toEqual(wrongs.map(([name]) => name));
});

function merged(all: Partial<GateContext>, one: Partial<GateContext>): Partial<GateContext> {
  const taken = [...(all.taken ?? []), ...(one.taken ?? [])];
  const policies = { ...defaultPolicies, ...all.policies, ...one.policies };
  const preferences = { ...noPreferences, ...all.preferences, ...one.preferences };
  // Where one lives is told last, so that the quiet hours are quiet.
  return { ...all, ...one, taken, policies, preferences, ...(all.timezone && { timezone: all.timezone }) };
}

test("what a paused campaign sends waits for its being resumed, however late that makes it", () => {
  const sendBefore = hoursFrom(-100);
  expect(decide({ campaignState: "paused", sendBefore })).toMatchObject({
    decision: "defer",
    reason: "campaign_paused",
    until: hoursFrom(24 * 7),
  });
  expect(reason({ campaignState: "sending", sendBefore })).toBe("too_late");
  // Our duty not to write comes first all the same.
  expect(reason({ campaignState: "paused", ...permission({ consent: "unsubscribed" }) })).toBe("unsubscribed");
});

test("what keeps a message back only makes it wait, until the first instant at which nothing does", () => {
  const preferences = { ...noPreferences, pausedUntil: hoursFrom(8) };
  // The pause ends at eight in the evening, the last mail is sixteen hours old at eleven: the morning it is.
  const waits = decide({ preferences, taken: [mail("7", 5)] });
  expect(waits).toEqual({
    decision: "defer",
    until: new Date("2026-06-02T07:00:00Z"),
    reason: "paused",
    displacedBy: null,
  });
});

test("a capped message names the one that took its place", () => {
  const taken = [mail("1", 160), mail("2", 100), mail("3", 20)];
  expect(decide({ taken })).toMatchObject({ reason: "frequency_cap", displacedBy: "3", until: hoursFrom(8) });
});

test("what cannot go before it is too late is asked about once more just then, and then is too late", () => {
  const sendBefore = hoursFrom(8);
  const waits = decide({ sendBefore, preferences: { ...noPreferences, pausedUntil: hoursFrom(50) } });
  expect(waits).toMatchObject({ decision: "defer", until: new Date(sendBefore.getTime() + 1) });
  expect(reason({ sendBefore }, flow, sendBefore)).toBe("send");
  expect(reason({ sendBefore }, flow, new Date(sendBefore.getTime() + 1))).toBe("too_late");
});

test("mail that a shopper asked for needs no subscription and waits for nothing, but is bound by what forbids it", () => {
  const never = permission({ consent: null, saidAt: null });
  const everything = wrongs.slice(-7).reduce<Partial<GateContext>>((all, [, one]) => merged(all, one), {});
  expect(reason({ ...everything, ...never }, askedFor)).toBe("send");
  expect(reason(never)).toBe("never_subscribed");
  expect(reason({ signs: { lastAt: daysAgo(900), mailsSince: 99 } }, askedFor)).toBe("send");
  for (const [expected, change] of wrongs.slice(0, 4)) expect(reason(change, askedFor)).toBe(expected);
  for (const [expected, change] of wrongs.slice(6, 9)) expect(reason(change, askedFor)).toBe(expected);
});

test("who unsubscribed and then asks again is answered; who asks and then unsubscribes is not, nor in the same instant", () => {
  const no = (saidAt: Date) => permission({ consent: "unsubscribed", saidAt });
  expect(reason(no(daysAgo(1)), askedFor)).toBe("send");
  expect(reason(no(now), askedFor)).toBe("unsubscribed");
  expect(reason(no(hoursFrom(1)), askedFor, hoursFrom(2))).toBe("unsubscribed");
});

test("who is silent is left in peace after as many days and as many mails as the shop says, and not before", () => {
  const signs = (days: number, mailsSince: number) => reason({ signs: { lastAt: daysAgo(days), mailsSince } });
  expect([signs(179, 50), signs(180, 4), signs(180, 5)]).toEqual(["send", "send", "sunset"]);
  const policies = { ...defaultPolicies, sunsetDays: null };
  expect(reason({ policies, signs: { lastAt: daysAgo(999), mailsSince: 99 } })).toBe("send");
});

test("a mail waits for a shopper's usual hour once, if it comes in time", () => {
  expect(decide({ usualHour: 19 })).toMatchObject({ until: new Date("2026-06-01T18:00:00Z"), reason: "usual_hour" });
  expect(reason({ usualHour: 19, sendBefore: hoursFrom(6) })).toBe("send");
  // The worker came late: nobody waits for the next day's.
  expect(reason({ usualHour: 19 }, flow, hoursFrom(8.5))).toBe("send");
  // An hour that is quiet never comes.
  expect(reason({ usualHour: 3 })).toBe("send");
});

test("who is in segments with times of their own is written to in any of those, as far as the shop writes then", () => {
  const evening = { day: 0, from: 19 * 60, until: 22 * 60 };
  const [lunch, dawn] = [
    { day: 0, from: 11 * 60, until: 13 * 60 },
    { day: 0, from: 5 * 60, until: 7 * 60 },
  ];
  const wait = { decision: "defer", reason: "send_window", until: hoursFrom(7), displacedBy: null };
  expect(decide({ segmentWindows: [evening] })).toEqual(wait);
  expect(reason({ segmentWindows: [evening, lunch] })).toBe("send");
  expect(decide({ segmentWindows: [evening, dawn] })).toEqual(wait);
  // Beyond nine it is quiet, also for them.
  expect(decide({ segmentWindows: [evening] }, flow, hoursFrom(9.5))).toMatchObject({ reason: "quiet_hours" });
  // Nothing of it is left: then it is as if there were no such times.
  expect(reason({ segmentWindows: [dawn] })).toBe("send");
  expect(decide({ segmentWindows: [dawn] }, flow, hoursFrom(11))).toMatchObject({ reason: "quiet_hours" });
  expect(decide({ segmentWindows: [evening], usualHour: 20 })).toMatchObject({ until: hoursFrom(8) });
});
