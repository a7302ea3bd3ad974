import type { Comparison, DateValue } from "../../model";
import { quantity, span } from "./words";

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;
const units = { h: "hour", d: "day", w: "week", m: "month", y: "year" } as const;

/** Where the words stand: after what was done ("placed an order since Monday"), or after "was". */
export type Place = "adverb" | "predicate";

/**
 * When, in words.
 * @param isPast nothing later than now can be meant, so that "in the last 7 days" says it
 */
export function when(operator: Comparison, date: DateValue, place: Place, isPast: boolean): string {
  const recent = isPast ? recently(operator, date) : null;
  if (recent) return recent;
  if (date.type === "time" || (date.type === "relative" && date.unit === "h")) return atMoment(operator, date, place);
  return onDay(operator, date, place);
}

export function between(from: DateValue, to: DateValue): string {
  return `from ${dateWords(from)} to ${dateWords(to)}`;
}

export function outside(from: DateValue, to: DateValue): string {
  return `before ${dateWords(from)} or after ${dateWords(to)}`;
}

function recently(operator: Comparison, date: DateValue): string | null {
  if (date.type !== "relative" || date.amount >= 0 || isNamed(date)) return null;
  const length = span(-date.amount, units[date.unit]);
  if (operator === ">=") return `in the last ${length}`;
  // A day less: what happened on the first of those days does not count.
  if (operator === ">") return `in the ${length} up to ${date.unit === "h" ? "now" : "today"}`;
  return operator === "<" ? `more than ${quantity(-date.amount, units[date.unit])} ago` : null;
}

function onDay(operator: Comparison, date: DateValue, place: Place): string {
  const day = dateWords(date);
  switch (operator) {
    case "=":
      return date.type === "relative" ? day : `on ${day}`;
    case "!=":
      return `on a day other than ${day}`;
    case "<":
      return `before ${day}`;
    case "<=":
      return `on or before ${day}`;
    case ">":
      return `after ${day}`;
    case ">=":
      return place === "adverb" && date.type !== "relative" ? `since ${day}` : `on or after ${day}`;
    default:
      return operator satisfies never;
  }
}

function atMoment(operator: Comparison, date: DateValue, place: Place): string {
  const moment = dateWords(date);
  const at = date.type === "time" ? `at ${moment}` : moment;
  switch (operator) {
    case "=":
      return date.type === "time" ? at : `exactly ${moment}`;
    case "!=":
      return `at a moment other than ${moment}`;
    case "<":
      return `before ${moment}`;
    case "<=":
      return `${at} or earlier`;
    case ">":
      return `after ${moment}`;
    case ">=":
      return place === "adverb" && date.type === "time" ? `since ${moment}` : `${at} or later`;
    default:
      return operator satisfies never;
  }
}

/** A date as a noun: "31 January 2026", "7 days ago", "Monday (start of this week)". */
export function dateWords(date: DateValue): string {
  switch (date.type) {
    case "day":
      return dayWords(date.day);
    case "time": {
      const [day = "", clock = ""] = date.time.split("T");
      return `${clock.replace(/:00$/, "")} on ${dayWords(day)}`;
    }
    case "relative":
      return relativeWords(date);
    case "start":
      return startWords(date.of, date.periods);
    default:
      return date satisfies never;
  }
}

function dayWords(day: string): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${Number(date)} ${months[Number(month) - 1]} ${year}`;
}

type Relative = Extract<DateValue, { type: "relative" }>;

const namedDays: Record<number, string> = { [-1]: "yesterday", 0: "today", 1: "tomorrow" };

function isNamed({ amount, unit }: Relative): boolean {
  return unit === "d" && amount in namedDays;
}

function relativeWords(date: Relative): string {
  const { amount, unit } = date;
  if (amount === 0) return unit === "h" ? "now" : "today";
  const length = quantity(Math.abs(amount), units[unit]);
  return (isNamed(date) ? namedDays[amount] : null) ?? `${length} ${amount < 0 ? "ago" : "from now"}`;
}

function startWords(of: string, periods: number): string {
  if (of === "week" && periods === 0) return "Monday (start of this week)";
  if (periods === 0) return `the start of this ${of}`;
  if (Math.abs(periods) === 1) return `the start of ${periods < 0 ? "last" : "next"} ${of}`;
  return `the start of the ${of} ${quantity(Math.abs(periods), of)} ${periods < 0 ? "ago" : "from now"}`;
}
