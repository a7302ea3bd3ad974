import type { Permission } from "../consent/model";
import { suppressedReason, type SkipReason } from "./model";

/** What the decision rests on, as of now. */
export interface GateContext {
  shopMaySend: boolean;
  programIsOn: boolean;
  senderIsComplete: boolean;
  /** Null when the profile is gone. */
  permission: Permission | null;
}

export type Gate = { decision: "send"; email: string } | { decision: "skip"; reason: SkipReason };

/** Whether a message goes out. Asked right before the first attempt; our duty not to write comes before permission. */
export function gate({ shopMaySend, programIsOn, senderIsComplete, permission }: GateContext): Gate {
  if (!shopMaySend) return skip("shop_stopped");
  if (!programIsOn) return skip("flow_off");
  if (!senderIsComplete) return skip("sender_incomplete");
  if (!permission) return skip("profile_gone");
  if (!permission.email) return skip("no_address");
  if (permission.suppressedFor) return skip(suppressedReason[permission.suppressedFor]);
  if (permission.consent === "subscribed") return { decision: "send", email: permission.email };
  return skip(permission.consent === "unsubscribed" ? "unsubscribed" : "never_subscribed");
}

function skip(reason: SkipReason): Gate {
  return { decision: "skip", reason };
}
