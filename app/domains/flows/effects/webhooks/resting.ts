import type { Attempted } from "../model";

/** So many attempts in a row without an answer that can be used, and nothing is posted there for a while. */
const restsAfter = 5;
const firstRestSeconds = 300;
const longestRestSeconds = 6 * 3600;

/** How a host has answered of late. */
export interface Standing {
  failures: number;
  restedUntil: Date | null;
}

/**
 * How a host stands after one more attempt. Any answer that can be used ends its rest, a no as well as a yes; one that
 * asks to slow down is left alone as long as it asks.
 */
export function standAfter({ failures }: Standing, attempted: Attempted, now: Date): Standing {
  const until = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  if (attempted.outcome !== "trouble") return { failures: 0, restedUntil: null };
  if (attempted.reason === "slowed_down") {
    return { failures, restedUntil: until(Math.min(longestRestSeconds, attempted.afterSeconds ?? 60)) };
  }
  const more = failures + 1;
  if (more < restsAfter) return { failures: more, restedUntil: null };
  const seconds = firstRestSeconds * 2 ** Math.min(more - restsAfter, 10);
  return { failures: more, restedUntil: until(Math.min(longestRestSeconds, seconds)) };
}
