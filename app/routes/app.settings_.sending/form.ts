import { z } from "zod";
import { defaultPolicies, openSpans, SendingPolicies } from "~/domains/messages/model";

/** The days of the week as fields of the form are named after them; Monday is 0. */
export const dayFields = ["day0", "day1", "day2", "day3", "day4", "day5", "day6"] as const;

const text = z.string().trim().max(20);
const turn = z.enum(["on", ""]);
/** Minutes from and until, or nothing on a day on which nothing is sent. */
const time = z.string().regex(/^(\d{1,4}-\d{1,4})?$/);

const Typed = z.strictObject({
  isCapped: turn,
  capMessages: text,
  capDays: text,
  hoursBetween: text,
  quietFrom: text,
  quietUntil: text,
  hasWindows: turn,
  ...{ day0: time, day1: time, day2: time, day3: time, day4: time, day5: time, day6: time },
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
      windows: hasWindows ? dayFields.flatMap((field, day) => windowOf(day, typed[field])) : [],
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
  const day = (day: number) => {
    const window = windows.find((window) => window.day === day);
    return window ? timeOf(window.from, window.until) : windows.length > 0 ? "" : usualTime;
  };
  return {
    isCapped: capMessages === null ? "" : "on",
    capMessages: String(cap.capMessages),
    capDays: String(cap.capDays),
    hoursBetween: String(policies.hoursBetween),
    quietFrom: String(policies.quietFrom),
    quietUntil: String(policies.quietUntil),
    hasWindows: windows.length > 0 ? "on" : "",
    ...{ day0: day(0), day1: day(1), day2: day(2), day3: day(3), day4: day(4), day5: day(5), day6: day(6) },
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

/** A field of a day: from and until, in minutes. */
export function timeOf(from: number, until: number): string {
  return `${from}-${until}`;
}

/** From nine to eight in the evening. */
export const usualTime = timeOf(540, 1200);

/** What a field of a day says; null on a day on which nothing is sent. */
export function readTime(field: string): { from: number; until: number } | null {
  const [from, until] = field.split("-").map(Number);
  return from === undefined || until === undefined ? null : { from, until };
}

function windowOf(day: number, field: string): SendingPolicies["windows"] {
  const time = readTime(field);
  return time ? [{ day, ...time }] : [];
}

/** An empty field is no number; the policies say what they want in its place. */
function number(typed: string): number {
  return typed === "" ? NaN : Number(typed);
}
