import { z } from "zod";
import { dayFields, DayFields, dayFieldsOf, windowsOf } from "~/components/week/times";
import { defaultPolicies, openSpans, SendingPolicies } from "~/domains/messages/model";

const text = z.string().trim().max(20);
const turn = z.enum(["on", ""]);

const Typed = DayFields.extend({
  isCapped: turn,
  capMessages: text,
  capDays: text,
  hoursBetween: text,
  quietFrom: text,
  quietUntil: text,
  hasWindows: turn,
  atUsualHour: turn,
  hasSunset: turn,
  sunsetDays: text,
  sunsetMails: text,
  flowHours: text,
  campaignHours: text,
});

/** What the page's fields hold, as typed. */
export type PolicyFields = z.infer<typeof Typed>;

/** Reads the fields. What is switched off is not asked about. */
export const PolicyForm = Typed.refine((typed) => !typed.hasWindows || dayFields.some((field) => typed[field] !== ""), {
  path: ["windows"],
  error: "Choose at least one day, or send on any",
})
  .transform((typed) => {
    const { isCapped, hasWindows, hasSunset } = typed;
    return {
      capMessages: isCapped ? number(typed.capMessages) : null,
      capDays: isCapped ? number(typed.capDays) : defaultPolicies.capDays,
      hoursBetween: number(typed.hoursBetween),
      quietFrom: number(typed.quietFrom),
      quietUntil: number(typed.quietUntil),
      windows: hasWindows ? windowsOf(typed) : [],
      sunsetDays: hasSunset ? number(typed.sunsetDays) : null,
      sunsetMails: hasSunset ? number(typed.sunsetMails) : defaultPolicies.sunsetMails,
      flowHours: number(typed.flowHours),
      campaignHours: number(typed.campaignHours),
      atUsualHour: typed.atUsualHour === "on",
    };
  })
  .pipe(SendingPolicies);

/** The fields as they stand when nothing has been typed yet. What is off holds what would be usual. */
export function fieldsOf(policies: SendingPolicies): PolicyFields {
  const { capMessages, sunsetDays, windows } = policies;
  const cap = capMessages === null ? defaultPolicies : policies;
  const sunset = sunsetDays === null ? defaultPolicies : policies;
  return {
    isCapped: capMessages === null ? "" : "on",
    capMessages: String(cap.capMessages),
    capDays: String(cap.capDays),
    hoursBetween: String(policies.hoursBetween),
    quietFrom: String(policies.quietFrom),
    quietUntil: String(policies.quietUntil),
    hasWindows: windows.length > 0 ? "on" : "",
    ...dayFieldsOf(windows),
    atUsualHour: policies.atUsualHour ? "on" : "",
    hasSunset: sunsetDays === null ? "" : "on",
    sunsetDays: String(sunset.sunsetDays),
    sunsetMails: String(sunset.sunsetMails),
    flowHours: String(policies.flowHours),
    campaignHours: String(policies.campaignHours),
  };
}

/** When in the week mail would go out by these fields: nothing while they contradict each other. */
export function spansOf(values: PolicyFields): ReturnType<typeof openSpans> {
  const read = PolicyForm.safeParse({ ...fieldsOf(defaultPolicies), ...timesOf(values) });
  return read.success ? openSpans(read.data) : [];
}

/** Only what says when: what is wrong elsewhere takes nothing away from the picture. */
function timesOf({ quietFrom, quietUntil, hasWindows, ...rest }: PolicyFields): Partial<PolicyFields> {
  const { day0, day1, day2, day3, day4, day5, day6 } = rest;
  return { quietFrom, quietUntil, hasWindows, day0, day1, day2, day3, day4, day5, day6 };
}

/** An empty field is no number; the policies say what they want in its place. */
function number(typed: string): number {
  return typed === "" ? NaN : Number(typed);
}
