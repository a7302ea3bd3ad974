import { expect, test } from "vitest";
import { defaultPolicies, type SendingPolicies } from "~/domains/messages/model";
import { fieldsOf, PolicyForm, spansOf, type PolicyFields } from "./form";

const usual = fieldsOf(defaultPolicies);
const read = (change: Partial<PolicyFields>) => PolicyForm.safeParse({ ...usual, ...change });
const errors = (change: Partial<PolicyFields>) =>
  Object.fromEntries(read(change).error?.issues.map(({ path, message }) => [path.join("."), message]) ?? []);

test("what is saved comes back as it was, from the defaults to the strictest", () => {
  const strict: SendingPolicies = {
    ...{ capMessages: null, capDays: 7, hoursBetween: 0, quietFrom: 0, quietUntil: 0 },
    windows: [{ day: 1, from: 540, until: 1200 }],
    ...{ sunsetDays: null, sunsetMails: 5, flowHours: 1, campaignHours: 720, atUsualHour: true },
  };
  for (const policies of [defaultPolicies, strict]) {
    expect(PolicyForm.parse(fieldsOf(policies))).toEqual(policies);
  }
});

test("a number that is none, or out of range, is marked where it stands and says what would do", () => {
  expect(errors({ capMessages: "", capDays: "soon", hoursBetween: "1.5", flowHours: "0" })).toEqual({
    capMessages: "Enter a whole number from 1 to 50",
    capDays: "Enter a whole number from 1 to 31",
    hoursBetween: "Enter a whole number from 0 to 336",
    flowHours: "Enter a whole number from 1 to 720",
  });
});

test("what is switched off is not asked about", () => {
  expect(read({ isCapped: "", capMessages: "", hasSunset: "", sunsetDays: "many" }).data).toMatchObject({
    capMessages: null,
    sunsetDays: null,
  });
});

test("times that leave nothing are refused: no day, an end before its beginning, or days that are quiet throughout", () => {
  const onMonday = (time: string) => {
    const none = { day1: "", day2: "", day3: "", day4: "", day5: "", day6: "" };
    return { ...none, hasWindows: "on", day0: time } as const;
  };
  expect(errors(onMonday(""))).toEqual({ windows: "Choose at least one day, or send on any" });
  expect(errors(onMonday("600-540"))).toEqual({ windows: "On each day the end must come after the beginning" });
  expect(errors(onMonday("0-480"))["windows"]).toMatch(/^Together with the quiet hours this leaves no time/);
  expect(errors(onMonday("0-500"))).toEqual({});
});

test("the picture shows what the times say, whatever is wrong with other fields", () => {
  expect(spansOf({ ...usual, capMessages: "?" })).toHaveLength(7);
  expect(spansOf({ ...usual, quietFrom: "480" })).toEqual([{ from: 0, until: 7 * 1440 }]);
  expect(spansOf({ ...usual, hasWindows: "on", day0: "600-540" })).toEqual([]);
});

test("fields that nobody named are refused", () => {
  expect(PolicyForm.safeParse({ ...usual, shopId: "2" }).success).toBe(false);
});
