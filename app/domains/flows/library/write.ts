import { parse } from "../../segments";
import type { Definition, Matches } from "../../segments/model";
import type { FlowContent } from "../content/model";
import type { Step } from "../content/steps";

const minutesPerHour = 60;
const minutesPerDay = 24 * minutesPerHour;

type Path = Extract<Step, { type: "branch" }>["paths"][number];

/** A condition in the segment language. */
export function when(text: string): Definition {
  return parse(text);
}

/** One thing that happens, by its name in the segment language; with what is asked of it in parentheses. */
export function happening(name: string, filters?: string): Matches {
  if (filters === undefined) return { type: "matches", function: name, filters: [], relations: [] };
  const definition = parse(`${name} MATCHES (${filters})`);
  if (definition.type !== "matches") throw new Error(`Nothing happens in ${name}`);
  return definition;
}

/** Being in a segment of the shop. */
export function memberOf(segmentId: number): Definition {
  return when(`member_of = ${segmentId}`);
}

export const anOrder = happening("orders_placed");

/** Nothing ends it early but what the flow says. */
export const noEnds: FlowContent["ends"] = { goal: null, onLeaving: false, when: null };
/** Whoever orders has no more need of it. */
export const untilOrder: FlowContent["ends"] = { ...noEnds, goal: anOrder };

export function send(
  id: string,
  template: string,
  latestMinutes: number | null = null,
): Extract<Step, { type: "send" }> {
  return { id, type: "send", template, latestMinutes };
}

export function waitHours(id: string, hours: number): Step {
  return { id, type: "wait", wait: { type: "for", minutes: hours * minutesPerHour } };
}

export function waitDays(id: string, days: number): Step {
  return { id, type: "wait", wait: { type: "for", minutes: days * minutesPerDay } };
}

/** Until the next such full hour of the shopper's day. */
export function waitUntil(id: string, hour: number): Step {
  return { id, type: "wait", wait: { type: "until_time", minute: hour * minutesPerHour } };
}

/** Until the next such weekday, Monday being 0, at a full hour. */
export function waitForWeekday(id: string, weekday: number, hour: number): Step {
  return { id, type: "wait", wait: { type: "until_weekday", weekdays: [weekday], minute: hour * minutesPerHour } };
}

export function branch(id: string, paths: readonly Path[], otherwise: Step[]): Step {
  return { id, type: "branch", paths: [...paths], otherwise };
}

/** The way of those of whom a condition is true. */
export function path(name: string, shopper: Definition, steps: Step[]): Path {
  return { name, when: { shopper, cause: [] }, steps };
}
