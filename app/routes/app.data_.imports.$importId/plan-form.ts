import { z } from "zod";
import { calendarDay } from "~/components/dates";
import { Mapping } from "~/domains/imports/model";
import { isDay } from "~/domains/segments";

/** What the form holds: the columns' meanings, and the days as fields of dates have them. */
export interface PlanFields {
  mapping: { target: string; name: string }[];
  asOf: string;
  consentedAt: string;
  statement: string;
}

const Day = z.string().refine(isDay, "Choose a day");

/** So it travels: one field of JSON, as columns have no names that are good for fields. */
const Fields = z.strictObject({
  mapping: Mapping,
  asOf: Day,
  consentedAt: z.union([z.literal(""), Day]),
  statement: z.string().max(1000, "At most 1000 letters"),
});

const longest = 50_000;

export type ReadPlan =
  | { ok: true; plan: { mapping: Mapping; asOf: Date; consentedAt: Date | null; statement: string } }
  | { ok: false; errors: Record<string, string> };

/** Reads the form. A file of today is of now: whatever was told before it counts less. */
export function readPlan(text: string, timezone: string, now: Date): ReadPlan {
  const json = text.length <= longest ? readJson(text) : undefined;
  const parsed = Fields.safeParse(json);
  if (!parsed.success) return { ok: false, errors: errorsOf(parsed.error) };
  const { mapping, asOf, consentedAt, statement } = parsed.data;
  const isToday = asOf === calendarDay(now, timezone);
  const plan = {
    mapping,
    asOf: isToday ? now : dayOf(asOf),
    consentedAt: consentedAt === "" ? null : dayOf(consentedAt),
    statement: statement.trim(),
  };
  return { ok: true, plan };
}

function dayOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** By field: `mapping` for the columns as a whole, `mapping.3` for one of them. */
function errorsOf(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { path, message } of error.issues) errors[path.slice(0, 2).join(".") || "mapping"] ??= message;
  return errors;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Told by throwing; nothing fits the schema less than nothing.
    return undefined;
  }
}
