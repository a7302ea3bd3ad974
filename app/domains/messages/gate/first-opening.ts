import { firstFit, type Taken } from "./cap";
import type { DeferReason, SendingPolicies, SendWindow } from "./model";
import { nextOpen } from "~/lib/next-open";
import { both, everyDayAt, openSpans, outsideQuiet, within } from "~/lib/open-spans";

/** All that says when there is room for a marketing mail. */
export interface Timing {
  pausedUntil: Date | null;
  leastDaysBetween: number | null;
  policies: SendingPolicies;
  /** When those in its shopper's segments are written to; none where they have no times of their own. */
  segmentWindows: readonly SendWindow[];
  timezone: string;
  taken: readonly Taken[];
  kept: readonly Taken[];
  usualHour: number | null;
  sendBefore: Date;
}

/** Until when a message waits, why, and for which other message. */
export interface Wait {
  until: Date;
  reason: DeferReason;
  displacedBy: string | null;
}

/** What may keep a message back: null when it may go at this instant. */
type Hold = (at: Date) => Wait | null;

/**
 * When a message can go, if not now: the first instant that nothing keeps it back. The reason is the first, in the order
 * of `deferReasons`, of what keeps it back now.
 */
export function firstOpening(queuedAt: Date, timing: Timing, now: Date): Wait | null {
  const holds = [pause(timing), room(timing), hours(timing), habit(queuedAt, timing)];
  const first = firstHold(holds, now);
  if (!first) return null;
  let { until } = first;
  for (let next = firstHold(holds, until); next; next = firstHold(holds, until)) until = next.until;
  return { ...first, until };
}

function firstHold(holds: Hold[], at: Date): Wait | null {
  for (const hold of holds) {
    const wait = hold(at);
    if (wait) return wait;
  }
  return null;
}

/** The shopper asked for a pause. */
function pause({ pausedUntil }: Timing): Hold {
  return (at) => (pausedUntil && pausedUntil > at ? { until: pausedUntil, reason: "paused", displacedBy: null } : null);
}

/** Enough was written already, by the shop's measure or by the shopper's, or something more important comes. */
function room({ policies, leastDaysBetween, taken, kept }: Timing): Hold {
  const own = policies.hoursBetween;
  const wished = (leastDaysBetween ?? 0) * 24;
  return (at) => {
    const ofShop = firstFit(at, taken, policies);
    if (ofShop.displacedBy) return waitFor(ofShop, "frequency_cap");
    const ofShopper = firstFit(at, taken, { capMessages: null, capDays: 1, hoursBetween: Math.max(wished, own) });
    if (ofShopper.displacedBy) return waitFor(ofShopper, "asked_for_less");
    const beside = firstFit(at, [...taken, ...kept], { ...policies, hoursBetween: Math.max(wished, own) });
    return beside.displacedBy ? waitFor(beside, "gives_way") : null;
  };
}

function waitFor({ at, displacedBy }: ReturnType<typeof firstFit>, reason: DeferReason): Wait {
  return { until: at, reason, displacedBy: displacedBy?.messageId ?? null };
}

/** When the shop writes to this shopper. Times of segments that leave nothing of the shop's are passed over. */
function openFor({ policies, segmentWindows }: Timing) {
  return within(openSpans(policies), segmentWindows);
}

/** Nobody is written to at night, or outside the times at which the shop writes to them. */
function hours(timing: Timing): Hold {
  const { policies, timezone } = timing;
  const quiet = outsideQuiet(policies.quietFrom, policies.quietUntil);
  const open = openFor(timing);
  return (at) => {
    const until = nextOpen(at, timezone, open);
    if (until <= at) return null;
    const isQuiet = nextOpen(at, timezone, quiet) > at;
    return { until, reason: isQuiet ? "quiet_hours" : "send_window", displacedBy: null };
  };
}

/** The first such hour since the message was queued, if it comes in time: nobody waits for a second one. */
function habit(queuedAt: Date, timing: Timing): Hold {
  const { timezone, usualHour, sendBefore } = timing;
  if (usualHour === null) return () => null;
  const spans = both(openFor(timing), everyDayAt(usualHour));
  const until = nextOpen(queuedAt, timezone, spans);
  return (at) => (until > at && until <= sendBefore ? { until, reason: "usual_hour", displacedBy: null } : null);
}
