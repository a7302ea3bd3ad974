import type { Taken } from "./cap";

const msPerHour = 3_600_000;

/** Another message that waits for the same shopper. */
export interface Waiting {
  id: string;
  priority: number;
  dueAt: Date;
}

/**
 * The places that a message has to leave to more important ones: to those that are due now, or so soon that sending this
 * one would hold them up. One that is due later than that can still find its place.
 */
export function keptPlaces(priority: number, waiting: readonly Waiting[], hoursBetween: number, now: Date): Taken[] {
  const soon = now.getTime() + hoursBetween * msPerHour;
  return waiting
    .filter((other) => other.priority < priority && other.dueAt.getTime() <= soon)
    .map(({ id, dueAt }) => ({ messageId: id, at: dueAt > now ? dueAt : now }));
}
