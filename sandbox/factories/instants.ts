import type { Instant } from "../shopify/store/model";

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Prints a time as Shopify does: UTC, whole seconds (a fraction is cut off). */
export function instant(time: Date | number): Instant {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** The latest of some times; needs at least one. */
export function latest(first: Instant, ...others: (Instant | null)[]): Instant {
  return others.reduce<Instant>((last, time) => (time && Date.parse(time) > Date.parse(last) ? time : last), first);
}
