import type { Taken } from "./cap";

const msPerHour = 3_600_000;

/** Another message that waits for the same shopper. */
export interface Waiting {
  id: string;
  priority: number;
  rank: number;
  dueAt: Date;
}

/**
 * The places that a message has to leave to more important ones: to those that are due now, or so soon that sending this
 * one would hold them up. One that is due later than that can still find its place.
 */
export function keptPlaces(own: Weight, waiting: readonly Waiting[], hoursBetween: number, now: Date): Taken[] {
  const soon = now.getTime() + hoursBetween * msPerHour;
  return waiting
    .filter((other) => isBefore(other, own) && other.dueAt.getTime() <= soon)
    .map(({ id, dueAt }) => ({ messageId: id, at: dueAt > now ? dueAt : now }));
}

type Weight = Pick<Waiting, "priority" | "rank">;

function isBefore(one: Weight, other: Weight): boolean {
  return one.priority < other.priority || (one.priority === other.priority && one.rank < other.rank);
}
