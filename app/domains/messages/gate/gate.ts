import type { Permission, Preferences } from "../../consent/model";
import type { Taken } from "./cap";
import { firstOpening, type Timing } from "./first-opening";
import {
  priorities,
  suppressedReason,
  type Decision,
  type Draft,
  type SendingPolicies,
  type SkipReason,
} from "./model";
import { isSilent, type Signs } from "./sunset";

/** What the decision about one message rests on, as of now. */
export interface GateContext {
  shopMaySend: boolean;
  programIsOn: boolean;
  senderIsComplete: boolean;
  /** Null when the profile is gone. */
  permission: Permission | null;
  preferences: Pick<Preferences, "pausedUntil" | "deniedTopics" | "leastDaysBetween">;
  /** What the message is about, as preferences name it. */
  topic: string | null;
  policies: SendingPolicies;
  /** The shopper's, or the shop's where it is not known. */
  timezone: string;
  /** Marketing mails that were sent to the shopper of late or are on their way. */
  taken: readonly Taken[];
  /** Places that more important messages need. */
  kept: readonly Taken[];
  signs: Signs;
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
  if (!context.senderIsComplete) return skip("sender_incomplete");
  if (now > sendBefore) return skip("too_late");
  if (asking.priority !== priorities.askedFor) {
    if (isSilent(signs, policies, now)) return skip("sunset");
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

function timingOf({ preferences, policies, timezone, taken, kept, usualHour, sendBefore }: GateContext): Timing {
  const { pausedUntil, leastDaysBetween } = preferences;
  return { pausedUntil, leastDaysBetween, policies, timezone, taken, kept, usualHour, sendBefore };
}

function skip(reason: SkipReason): Decision {
  return { decision: "skip", reason };
}
