import type { Cause } from "../runs/model";

/** Somebody for whom a flow may start, and because of what. */
export interface Candidate {
  flowId: number;
  profileId: string;
  /** When it happened; the same starts one run. */
  triggeredAt: Date;
  cause: Cause;
  /** The segment by which she came in, or went. */
  segmentId: number | null;
}

/** After an outage, what is older than this starts nothing any more: the moment for it has passed. */
export const mostDaysLate = 3;

/** Since when what happened may start a flow. */
export function startsSince(enabledAt: Date, now: Date): Date {
  return new Date(Math.max(enabledAt.getTime(), now.getTime() - mostDaysLate * 86_400_000));
}
