import type { Attempt } from "./model";
import { backoffSeconds } from "./retry";

/** What an attempt makes of a message. */
export type Resolution =
  | { state: "sent"; resendId: string }
  | { state: "failed" | "parked"; reason: string }
  | { state: "queued" | "in_doubt"; reason: string; at: Date };

interface Before {
  /** An earlier attempt may have been accepted. */
  isInDoubt: boolean;
  attempts: number;
}

/**
 * What an attempt makes of a message. Only an acceptance ends a doubt: that a later attempt was refused or postponed
 * says nothing about what became of an earlier one.
 */
export function resolve(attempt: Attempt, { isInDoubt, attempts }: Before, now: Date): Resolution {
  switch (attempt.outcome) {
    case "accepted":
      return { state: "sent", resendId: attempt.resendId };
    case "refused":
      return { state: isInDoubt ? "parked" : "failed", reason: attempt.reason };
    case "contested":
      return { state: "parked", reason: attempt.reason };
    case "postponed":
      return {
        state: isInDoubt ? "in_doubt" : "queued",
        reason: attempt.reason,
        at: after(now, attempt.seconds),
      };
    case "in_doubt":
      return { state: "in_doubt", reason: attempt.reason, at: after(now, backoffSeconds(attempts)) };
    default:
      return attempt satisfies never;
  }
}

function after(now: Date, seconds: number): Date {
  return new Date(now.getTime() + seconds * 1000);
}
