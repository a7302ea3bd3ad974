import type { Finding, SenderDomain } from "./model";

/** What Resend and the DNS say just now; null: Resend did not answer. */
export interface Seen {
  status: string | null;
  findings: readonly Finding[];
}

/** What follows from a look at a domain. */
export interface Verdict {
  readyAt: Date | null;
  looks: number;
  /** When to look again by itself; null: not before the merchant asks for it. */
  nextAt: Date | null;
}

const minute = 60_000;
const longestPauseMinutes = 360;
/** After a week without success nobody seems to be at it any more. */
export const mostLooks = 36;
const dailyMinutes = 24 * 60;
const suspiciousMinutes = 60;
/** One look that fails may have met a DNS panel in the middle of a change. */
const looksUntilBroken = 2;

/** Whether a domain may be sent from, and when to look again. */
export function follow({ readyAt, looks }: Pick<SenderDomain, "readyAt" | "looks">, seen: Seen, now: Date): Verdict {
  const isWell = holds(seen);
  if (isWell) return { readyAt: readyAt ?? now, looks: 0, nextAt: after(dailyMinutes, now) };
  if (readyAt === null) return { readyAt: null, looks: looks + 1, nextAt: nextLook(looks + 1, now) };
  // What nobody answered says nothing against a domain that was well.
  if (!isWrong(seen)) return { readyAt, looks, nextAt: after(suspiciousMinutes, now) };
  if (looks + 1 < looksUntilBroken) return { readyAt, looks: looks + 1, nextAt: after(suspiciousMinutes, now) };
  return { readyAt: null, looks: 1, nextAt: nextLook(1, now) };
}

function holds({ status, findings }: Seen): boolean {
  return status === "verified" && findings.length > 0 && findings.every(({ state }) => state === "holds");
}

function isWrong({ status, findings }: Seen): boolean {
  return (status !== null && status !== "verified") || findings.some(({ state }) => state === "wrong");
}

/** The pauses double: DNS changes mostly show within minutes, and otherwise within hours. */
function nextLook(looks: number, now: Date): Date | null {
  if (looks >= mostLooks) return null;
  return after(Math.min(2 ** Math.min(looks - 1, 16), longestPauseMinutes), now);
}

function after(minutes: number, now: Date): Date {
  return new Date(now.getTime() + minutes * minute);
}
