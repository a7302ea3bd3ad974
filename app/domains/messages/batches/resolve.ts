import type { Attempt, Told } from "./model";

const firstSeconds = 5;
const longestSeconds = 1800;

/** How long to wait before the next try of a batch in doubt: 5 s, 10 s, 20 s … half an hour. */
export function backoffSeconds(attempts: number): number {
  return Math.min(longestSeconds, firstSeconds * 2 ** Math.max(0, attempts - 1));
}

/** Stable for a batch, whoever sends it and however often; at most 256 characters, as Resend wants. */
export function idempotencyKey(shopId: number, batchId: string): string {
  return `tessera/${shopId}/${batchId}`;
}

/** What an attempt makes of a batch. */
export type Resolution =
  | { state: "settled"; told: Told[] }
  | { state: "failed" | "parked"; reason: string }
  /** Resend certainly does not have it. */
  | { state: "queued"; reason: string; at: Date }
  | { state: "in_doubt"; reason: string; at: Date };

interface Before {
  /** An earlier attempt may have been accepted. */
  isInDoubt: boolean;
  attempts: number;
}

/**
 * What an attempt makes of a batch. Only an acceptance ends a doubt: that a later attempt was refused or postponed
 * says nothing about what became of an earlier one.
 */
export function resolve(attempt: Attempt, { isInDoubt, attempts }: Before, now: Date): Resolution {
  switch (attempt.outcome) {
    case "accepted":
      return { state: "settled", told: attempt.told };
    case "refused":
      return { state: isInDoubt ? "parked" : "failed", reason: attempt.reason };
    case "contested":
      return { state: "parked", reason: attempt.reason };
    case "postponed":
      return { state: isInDoubt ? "in_doubt" : "queued", reason: attempt.reason, at: after(now, attempt.seconds) };
    case "in_doubt":
      return { state: "in_doubt", reason: attempt.reason, at: after(now, backoffSeconds(attempts)) };
    default:
      return attempt satisfies never;
  }
}

function after(now: Date, seconds: number): Date {
  return new Date(now.getTime() + seconds * 1000);
}
