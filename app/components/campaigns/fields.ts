import { z } from "zod";
import { clockTime } from "~/components/clock-times";
import { CampaignPlan, type Campaign, type Schedule } from "~/domains/campaigns/model";
import { instantOfClock, wallClock } from "~/lib/wall-clock";

const id = z.string().regex(/^\d{0,9}$/);
const template = z.string().max(100);
const typed = z.string().max(20);

/** What the editor of a campaign holds, as typed: an empty text is a choice that was not made yet. */
export const CampaignFields = z.strictObject({
  name: z.string().max(500),
  include: z.array(id).max(20),
  exclude: z.array(id).max(20),
  bySegment: z.array(z.strictObject({ segmentId: id, template })).max(10),
  /** Empty: who is in none of the segments gets nothing. */
  everybodyElse: template,
  at: z.enum(["once", "time", "local_time", "best_hour"]),
  /** By the calendar: 2026-11-25; and minutes of the day. They are kept while neither is asked for. */
  day: typed,
  minute: typed,
  hasTrial: z.boolean(),
  percent: typed,
  holdHours: typed,
  goesOnByItself: z.boolean(),
});
export type CampaignFields = z.infer<typeof CampaignFields>;

/** What is wrong, by field: `name`, `bySegment.0.template`, … */
export type FieldErrors = Readonly<Record<string, string>>;

export interface CampaignDraft {
  name: string;
  plan: CampaignPlan;
}

export type ReadFields = { ok: true; draft: CampaignDraft } | { ok: false; errors: FieldErrors };

/** Reads what was typed. @param timezone the shop's, by whose clock the same instant for all is meant */
export function readFields(fields: CampaignFields, timezone: string): ReadFields {
  const errors = problemsOf(fields);
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const { include, exclude, bySegment, everybodyElse } = fields;
  const plan = CampaignPlan.safeParse({
    audience: { include: include.map(Number), exclude: exclude.map(Number) },
    messages: {
      bySegment: bySegment.map(({ segmentId, template }) => ({ segmentId: Number(segmentId), template })),
      everybodyElse: everybodyElse || null,
    },
    schedule: scheduleOf(fields, timezone),
    trial: fields.hasTrial
      ? {
          percent: Number(fields.percent),
          holdHours: Number(fields.holdHours),
          goesOnByItself: fields.goesOnByItself,
        }
      : null,
  });
  if (plan.success) return { ok: true, draft: { name: fields.name.trim(), plan: plan.data } };
  const [issue] = plan.error.issues;
  return { ok: false, errors: { plan: issue?.message ?? "This cannot be read" } };
}

function problemsOf(fields: CampaignFields): FieldErrors {
  const { include, exclude, bySegment, hasTrial } = fields;
  const all: [string, string | null][] = [
    ["name", nameProblem(fields.name.trim())],
    ["exclude", exclude.some((one) => include.includes(one)) ? "A segment cannot be both in it and left out" : null],
    ...bySegment.flatMap((row, i) => rowProblems(row, i, bySegment)),
    ["day", fields.at === "once" || isDay(fields.day) ? null : "Choose a day"],
    ["percent", hasTrial && !isWhole(fields.percent, 1, 50) ? "Enter a whole number from 1 to 50" : null],
    ["holdHours", hasTrial && !isWhole(fields.holdHours, 1, 168) ? "Enter a whole number from 1 to 168" : null],
  ];
  return Object.fromEntries(all.flatMap(([field, problem]) => (problem === null ? [] : [[field, problem]])));
}

function nameProblem(name: string): string | null {
  if (name === "") return "Give the campaign a name";
  return name.length > 120 ? "A name has at most 120 characters" : null;
}

function rowProblems(
  { segmentId, template }: CampaignFields["bySegment"][number],
  at: number,
  rows: CampaignFields["bySegment"],
): [string, string | null][] {
  const isSecond = segmentId !== "" && rows.findIndex((row) => row.segmentId === segmentId) < at;
  const segment = segmentId === "" ? "Choose a segment" : isSecond ? "This segment has a message above already" : null;
  return [
    [`bySegment.${at}.segmentId`, segment],
    [`bySegment.${at}.template`, template === "" ? "Choose a message" : null],
  ];
}

function isWhole(text: string, least: number, most: number): boolean {
  return /^\d{1,4}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
}

function isDay(text: string): boolean {
  return z.iso.date().safeParse(text).success;
}

function scheduleOf({ at, day, minute }: CampaignFields, timezone: string): Schedule {
  switch (at) {
    case "once":
      return { at };
    case "time":
      return { at, time: instantOfClock(`${day}T${clockTime(Number(minute))}`, timezone).toISOString() };
    case "local_time":
    case "best_hour":
      return { at, day, minute: Number(minute) };
    default:
      return at satisfies never;
  }
}

/** The fields as they stand when nothing was typed yet. @param tomorrow what is offered where no day is chosen */
export function fieldsOf({ name, plan }: Pick<Campaign, "name" | "plan">, timezone: string, tomorrow: string) {
  const { audience, messages, schedule, trial } = plan;
  const fields: CampaignFields = {
    name,
    include: audience.include.map(String),
    exclude: audience.exclude.map(String),
    bySegment: messages.bySegment.map(({ segmentId, template }) => ({ segmentId: String(segmentId), template })),
    everybodyElse: messages.everybodyElse ?? "",
    at: schedule.at,
    ...clockFields(schedule, timezone, tomorrow),
    hasTrial: trial !== null,
    percent: String(trial?.percent ?? usualTrial.percent),
    holdHours: String(trial?.holdHours ?? usualTrial.holdHours),
    goesOnByItself: trial?.goesOnByItself ?? usualTrial.goesOnByItself,
  };
  return fields;
}

/** One in twenty, and the time in which most of those answer who answer at all. */
const usualTrial = { percent: 5, holdHours: 4, goesOnByItself: false } as const;
const usualMinute = 540;

function clockFields(schedule: Schedule, timezone: string, tomorrow: string): Pick<CampaignFields, "day" | "minute"> {
  switch (schedule.at) {
    case "once":
      return { day: tomorrow, minute: String(usualMinute) };
    case "time": {
      const shown = new Date(wallClock(new Date(schedule.time), timezone));
      const minute = shown.getUTCHours() * 60 + shown.getUTCMinutes();
      return { day: shown.toISOString().slice(0, 10), minute: String(minute) };
    }
    case "local_time":
    case "best_hour":
      return { day: schedule.day, minute: String(schedule.minute) };
    default:
      return schedule satisfies never;
  }
}

/** A campaign of which nothing is decided yet. @param include segments to begin with */
export function emptyFields(tomorrow: string, include: readonly number[]): CampaignFields {
  const plan: CampaignPlan = {
    audience: { include: [...include], exclude: [] },
    messages: { bySegment: [], everybodyElse: null },
    schedule: { at: "once" },
    trial: null,
  };
  return fieldsOf({ name: "", plan }, "UTC", tomorrow);
}

/** The day after one of the calendar. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
