import type { Attempted } from "../model";

/** What is known after something was to be posted. */
export type Reached =
  | { outcome: "answered"; status: number; retryAfter: string | null }
  /** The name leads into a network that is not the public internet, in part at least. */
  | { outcome: "forbidden" }
  /** There is no such name. */
  | { outcome: "unknown" }
  | { outcome: "silent" };

/** What the other side's answer makes of an effect. Nothing but 2xx is a yes; a redirect is never followed. */
export function readReached(reached: Reached): Attempted {
  switch (reached.outcome) {
    case "forbidden":
      return { outcome: "refused", reason: "address_not_allowed" };
    case "unknown":
      return { outcome: "trouble", reason: "address_unknown", afterSeconds: null };
    case "silent":
      return { outcome: "trouble", reason: "no_answer", afterSeconds: null };
    case "answered":
      return readStatus(reached.status, secondsIn(reached.retryAfter));
    default:
      return reached satisfies never;
  }
}

/** Those that ask for patience rather than say no: a time-out there, too early, too many at once. */
const patient = [408, 425, 429];

function readStatus(status: number, afterSeconds: number | null): Attempted {
  if (status >= 200 && status < 300) return { outcome: "done" };
  if (status >= 300 && status < 400) return { outcome: "refused", reason: "redirected" };
  if (status === 429) return { outcome: "trouble", reason: "slowed_down", afterSeconds };
  if (status >= 500 || patient.includes(status))
    return { outcome: "trouble", reason: "trouble_at_target", afterSeconds };
  return { outcome: "refused", reason: "refused_by_target" };
}

/** Seconds as `retry-after` tells them; a date there is not waited for. */
function secondsIn(retryAfter: string | null): number | null {
  return /^\d{1,6}$/.test(retryAfter?.trim() ?? "") ? Number(retryAfter) : null;
}
