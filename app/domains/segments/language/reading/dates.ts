import { isDay, isTimeOfDay } from "../../days";
import { calendarUnits, relativeUnits, type DateValue } from "../../model";
import type { Token } from "../tokens";

const named: Record<string, DateValue> = {
  today: { type: "relative", amount: 0, unit: "d" },
  yesterday: { type: "relative", amount: -1, unit: "d" },
  "7_days_ago": { type: "relative", amount: -7, unit: "d" },
  "30_days_ago": { type: "relative", amount: -30, unit: "d" },
  "90_days_ago": { type: "relative", amount: -90, unit: "d" },
  "12_months_ago": { type: "relative", amount: -12, unit: "m" },
};

/** Dates worth offering to someone who writes one. */
export const commonDates = [
  "today",
  "yesterday",
  "-24h",
  "-7d",
  "-30d",
  "-90d",
  "-12m",
  ...calendarUnits.map((unit) => `start_of_${unit}`),
];

const furthest = 5000;
const mostPeriods = 100;

/** The date that a token says, or null if it is none. */
export function readDate({ kind, text }: Token): DateValue | null {
  switch (kind) {
    case "date":
      return absolute(text);
    case "relative":
      return relative(text);
    case "word":
      return Object.hasOwn(named, text.toLowerCase()) ? (named[text.toLowerCase()] ?? null) : start(text.toLowerCase());
    default:
      return null;
  }
}

/** What is wrong with a token that looks like a date and is none. */
export function dateProblem(token: Token): string | null {
  if (readDate(token)) return null;
  if (token.kind === "date") return `there is no ${token.text} in the calendar`;
  if (token.kind === "relative") return `a date reaches at most ${furthest} hours, days, weeks, months or years`;
  return /^start_of_(week|month|quarter|year)[+-]\d+$/i.test(token.text)
    ? `a date reaches at most ${mostPeriods} weeks, months, quarters or years`
    : null;
}

function absolute(text: string): DateValue | null {
  if (isDay(text)) return { type: "day", day: text };
  return isTimeOfDay(text) ? { type: "time", time: text } : null;
}

function relative(text: string): DateValue | null {
  const [amount, unit] = [wholeNumber(text.slice(0, -1)), relativeUnits.find((one) => text.endsWith(one))];
  return unit && Math.abs(amount) <= furthest ? { type: "relative", amount, unit } : null;
}

function start(text: string): DateValue | null {
  const [, of, periods = "0"] = /^start_of_([a-z]+)([+-]\d+)?$/.exec(text) ?? [];
  const unit = calendarUnits.find((one) => one === of);
  const count = wholeNumber(periods);
  return unit && Math.abs(count) <= mostPeriods ? { type: "start", of: unit, periods: count } : null;
}

/** JavaScript tells 0 from -0; a date does not. */
function wholeNumber(text: string): number {
  return Number(text) || 0;
}
