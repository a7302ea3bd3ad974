import { expect, test } from "vitest";
import { defaultPolicies, type SendingPolicies } from "~/domains/messages/model";
import { confirmWords } from "./confirm-words";
import { emptyFields, type CampaignFields } from "./fields";
import { moved } from "./move";
import { messagesOf } from "./messages-of";
import type { Estimate } from "./question";
import { quietWords } from "./quiet-words";
import { skippedWords, waitingWords } from "./reason-words";
import { whenWords } from "./when-words";

const london = "Europe/London";
const fields: CampaignFields = { ...emptyFields("2026-11-25", []), name: "News", everybodyElse: "welcome" };
const quiet = (change: Partial<CampaignFields>, policies: Partial<SendingPolicies> = {}) =>
  quietWords({ ...fields, ...change }, { ...defaultPolicies, ...policies });

test("when it goes out is told by the clock that is meant", () => {
  expect(whenWords({ at: "once" }, london)).toBe("At once");
  expect(whenWords({ at: "time", time: "2026-07-01T08:00:00.000Z" }, london)).toBe("1 Jul 2026, 09:00");
  expect(whenWords({ at: "local_time", day: "2026-11-25", minute: 605 }, london)).toBe(
    "25 Nov 2026, 10:05 where each shopper lives",
  );
  expect(whenWords({ at: "best_hour", day: "2026-11-25", minute: 0 }, london)).toMatch(
    /when each shopper usually acts$/,
  );
});

test("a time that is quiet for everybody is warned of, one that is quiet for some is told", () => {
  expect(quiet({ at: "local_time", minute: "1320" })).toMatchObject({
    isWarning: true,
    words: expect.stringContaining("At 22:00 it is quiet for everybody"),
  });
  expect(quiet({ at: "local_time", minute: "540" })).toMatchObject({
    isWarning: false,
    words: expect.stringContaining("At 09:00 nobody has to wait"),
  });
  expect(quiet({ at: "best_hour", minute: "0" }).words).toContain("whose usual hour nobody knows has to wait");
  expect(quiet({ at: "time", minute: "0" })).toMatchObject({ isWarning: false });
});

test("days on which nothing is sent are quiet, too", () => {
  const onMondays = [{ day: 0, from: 540, until: 1200 }];
  // The 25th of November 2026 is a Wednesday.
  expect(quiet({ at: "local_time", minute: "600" }, { windows: onMondays }).isWarning).toBe(true);
  expect(quiet({ at: "local_time", minute: "600", day: "2026-11-23" }, { windows: onMondays }).isWarning).toBe(false);
});

test("a shop without quiet hours is told so, and a day that is none warns of nothing", () => {
  expect(quiet({ at: "once" }, { quietUntil: defaultPolicies.quietFrom }).words).toMatch(/^You keep no quiet hours/);
  expect(quiet({ at: "local_time", day: "" }).isWarning).toBe(false);
});

const estimate: Estimate = {
  outcome: "told",
  ...{ audience: 1250, willGet: 1100, sampleSize: null, messages: [], notices: [] },
  deferred: [{ words: "it is quiet where they live", count: 100 }],
  skipped: [
    { words: "this shopper has unsubscribed", count: 30 },
    { words: "there is no email address for this shopper", count: 20 },
  ],
};

test("before it is let go the figures are said, and that it cannot be taken back", () => {
  const words = confirmWords(fields, estimate, london);
  expect(words[0]).toBe("Of 1,250 shoppers in the audience 1,100 would get it at once, 100 later, and 50 not at all.");
  expect(words[1]).toBe("It begins at once.");
  expect(words.at(-1)).toContain("cannot be taken back");
  expect(confirmWords(fields, null, london)[0]).toBe("How many get it is still being worked out.");
  expect(confirmWords(fields, { ...estimate, sampleSize: 500 }, london)[0]).toContain("about 1,100");
});

test("a trial and a later time are said, too", () => {
  const trial = { hasTrial: true, percent: "5", holdHours: "4", goesOnByItself: true };
  const words = confirmWords({ ...fields, ...trial, at: "local_time" }, estimate, london);
  expect(words[1]).toContain("25 Nov 2026, 09:00 where each shopper lives");
  expect(words[2]).toContain("First 5 % of them get it, chosen by chance. After 4 hours then it goes on by itself.");
});

test("every reason to wait or not to be sent has words that go on a sentence", () => {
  expect(waitingWords("quiet_hours")).toBe("it is quiet where they live");
  expect(waitingWords(null)).toBe("it is not their turn yet");
  expect(waitingWords("quiet_hours", "daily_limit")).toContain("no more may go out today");
  expect(skippedWords("unsubscribed")).toBe("they have unsubscribed");
  expect(skippedWords("too_late")).toBe("it would have come too late");
});

test("messages that are half chosen are not looked at, and everybody else’s is the last", () => {
  const bySegment = [
    { segmentId: "4", template: "win-back" },
    { segmentId: "", template: "welcome" },
    { segmentId: "5", template: "" },
  ];
  expect(messagesOf({ ...fields, bySegment })).toEqual([
    { segmentId: 4, template: "win-back" },
    { segmentId: null, template: "welcome" },
  ]);
  expect(messagesOf({ ...fields, everybodyElse: "" })).toEqual([]);
});

test("what is moved keeps the others in order, and stays where there is no further", () => {
  expect(moved(["a", "b", "c"], 2, -1)).toEqual(["a", "c", "b"]);
  expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b", "c"], 2, 1)).toEqual(["a", "b", "c"]);
});
