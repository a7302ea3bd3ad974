import type { CampaignState } from "../../campaigns/model";
import type { Permission, Preferences } from "../../consent/model";
import type { StopReason } from "../../flows/model";
import { pauseEnd } from "../campaigns/pause-end";
import type { Taken } from "./cap";
import { firstOpening, type Timing } from "./first-opening";
import {
  priorities,
  suppressedReason,
  type Decision,
  type Draft,
  type SendingPolicies,
  type SendWindow,
  type SkipReason,
} from "./model";
import { isSilent, type Signs } from "./sunset";

/** What the decision about one message rests on, as of now. */
export interface GateContext {
  shopMaySend: boolean;
  programIsOn: boolean;
  /** Why the run that asked for it has nothing more to say; null when it has, and for what is of no run. */
  stoppedBy: StopReason | null;
  /** How its campaign stands; null for what is of none. */
  campaignState: CampaignState | null;
  /** Whether its shopper, who was two until lately, gets another mail of the same campaign. */
  isRepeated: boolean;
  /** Whether a comparison of its segment has it that the shopper gets nothing. */
  isHeldOut: boolean;
  senderIsComplete: boolean;
  /** Null when the profile is gone. */
  permission: Permission | null;
  preferences: Pick<Preferences, "pausedUntil" | "deniedTopics" | "leastDaysBetween">;
  /** What the message is about, as preferences name it. */
  topic: string | null;
  policies: SendingPolicies;
  /** When those in the shopper's segments are written to; none where they have no times of their own. */
  segmentWindows: readonly SendWindow[];
  /** The shopper's, or the shop's where it is not known. */
  timezone: string;
  /** Marketing mails that were sent to the shopper of late or are on their way. */
  taken: readonly Taken[];
  /** Places that more important messages need. */
  kept: readonly Taken[];
  signs: Signs;
  /** Whether it is meant for who has been silent. */
  isGoodbye: boolean;
  /** The hour of the day at which the shopper usually acts; null when that is not known or not asked for. */
  usualHour: number | null;
  sendBefore: Date;
}

type Asking = Pick<Draft, "priority" | "queuedAt">;

/**
 * Whether a message goes out, waits or is not sent at all. Asked right before the first attempt. First comes the duty not
 * to write, then what the merchant turned off, then whether it is too late, then whether there is any use in writing, and
 * last when there is room for it. Mail that a shopper asked for needs no subscription, and waits for nothing.
 */
export function gate(asking: Asking, context: GateContext, now: Date): Decision {
  const { permission, sendBefore, signs, policies } = context;
  const forbidden = duty(asking, context);
  if (forbidden) return skip(forbidden);
  if (!permission?.email) return skip("no_address");
  if (!context.programIsOn) return skip("flow_off");
  if (context.stoppedBy) return skip(context.stoppedBy);
  if (context.campaignState === "cancelled") return skip("campaign_cancelled");
  if (context.isRepeated) return skip("same_shopper");
  if (context.isHeldOut) return skip("held_out");
  if (!context.senderIsComplete) return skip("sender_incomplete");
  // A pause is the merchant's doing: nothing is too late because of it.
  if (context.campaignState === "paused") {
    return { decision: "defer", until: pauseEnd(now), reason: "campaign_paused", displacedBy: null };
  }
  if (now > sendBefore) return skip("too_late");
  if (asking.priority !== priorities.askedFor) {
    if (!context.isGoodbye && isSilent(signs, policies, now)) return skip("sunset");
    const wait = firstOpening(asking.queuedAt, timingOf(context), now);
    // What does not fit in time is asked about once more when it is too late: until then the policies may change.
    const last = new Date(sendBefore.getTime() + 1);
    if (wait) return { decision: "defer", ...wait, until: wait.until > last ? last : wait.until };
  }
  return { decision: "send", email: permission.email };
}

/** Why the shopper must not be written to, whatever the merchant wants. */
function duty({ priority, queuedAt }: Asking, { shopMaySend, permission, preferences, topic }: GateContext) {
  if (!shopMaySend) return "shop_stopped";
  if (!permission) return "profile_gone";
  if (!permission.email) return "no_address";
  if (permission.suppressedFor) return suppressedReason[permission.suppressedFor];
  const { consent, saidAt } = permission;
  if (priority === priorities.askedFor) {
    // Who asks for something after having said no has asked for it; who says no after having asked has not.
    return consent === "unsubscribed" && saidAt && saidAt >= queuedAt ? "unsubscribed" : null;
  }
  if (consent !== "subscribed") return consent === "unsubscribed" ? "unsubscribed" : "never_subscribed";
  return topic !== null && preferences.deniedTopics.includes(topic) ? "topic_declined" : null;
}

function timingOf(context: GateContext): Timing {
  const { policies, segmentWindows, timezone, taken, kept, usualHour, sendBefore } = context;
  const { pausedUntil, leastDaysBetween } = context.preferences;
  return { pausedUntil, leastDaysBetween, policies, segmentWindows, timezone, taken, kept, usualHour, sendBefore };
}

function skip(reason: SkipReason): Decision {
  return { decision: "skip", reason };
}
