const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Resend's schedule: the wait before the second attempt, the third, and so on to the seventh and last. */
const WAITS_MS = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR];

/** Milliseconds to wait after this many failed attempts; null when there is no further attempt. */
export function retryDelayMs(failedAttempts: number): number | null {
  return WAITS_MS[failedAttempts - 1] ?? null;
}
