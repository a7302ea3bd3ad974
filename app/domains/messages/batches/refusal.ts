import type { Attempt } from "./model";

/** An error as Resend's library tells it: Resend's own words, or `application_error` for everything it cannot read. */
export interface SendError {
  name: string;
  message: string;
  /** Null when there was no answer. */
  statusCode: number | null;
}

/** Trouble of the account: the messages themselves are fine and wait. */
const accountTrouble = [
  "missing_api_key",
  "invalid_api_key",
  "restricted_api_key",
  "daily_quota_exceeded",
  "monthly_quota_exceeded",
];
const accountPauseSeconds = 300;

/**
 * What an error means for a batch. It is refused only where Resend itself says so; of what a proxy on the way or a
 * broken connection left behind, nobody knows.
 */
export function readRefusal({ name, message, statusCode }: SendError, retryAfter: string | undefined): Attempt {
  const reason = `${name}: ${message}`;
  if (accountTrouble.includes(name)) {
    return { outcome: "postponed", seconds: accountPauseSeconds, reason, isRateLimit: false };
  }
  if (statusCode === 429) return { outcome: "postponed", seconds: secondsOf(retryAfter), reason, isRateLimit: true };
  if (name === "invalid_idempotent_request") return { outcome: "contested", reason };
  const isFinal = statusCode !== null && statusCode >= 400 && statusCode < 500;
  const isResends = name !== "application_error" && name !== "concurrent_idempotent_requests";
  return { outcome: isFinal && isResends ? "refused" : "in_doubt", reason };
}

function secondsOf(retryAfter: string | undefined): number {
  const seconds = Number(retryAfter);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : 1;
}
