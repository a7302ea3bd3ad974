import { priorities, type Draft, type SendingPolicies } from "./model";

const msPerHour = 3_600_000;
/** Who asked for something wants it now: a day later it only puzzles. */
const askedForHours = 24;

/**
 * The latest instant at which a message may go out: its own, or so long after it was queued as the policies say.
 * @param resumedAt since when its campaign goes on, if it was paused: from then on it is counted
 */
export function latestInstant(
  { priority, queuedAt, sendBefore }: Pick<Draft, "priority" | "queuedAt" | "sendBefore">,
  { flowHours, campaignHours }: Pick<SendingPolicies, "flowHours" | "campaignHours">,
  resumedAt: Date | null = null,
): Date {
  if (sendBefore) return sendBefore;
  const hours =
    priority === priorities.askedFor ? askedForHours : priority === priorities.flow ? flowHours : campaignHours;
  const from = Math.max(queuedAt.getTime(), resumedAt?.getTime() ?? 0);
  return new Date(from + hours * msPerHour);
}
