import { z } from "zod";
import type { SuppressionReason } from "../consent/model";

export const messageStates = ["queued", "sending", "in_doubt", "sent", "skipped", "failed", "parked"] as const;
export type MessageState = (typeof messageStates)[number];

/** Why a message was not sent, as the gate decided. */
export const skipReasons = [
  "shop_stopped",
  "flow_off",
  "sender_incomplete",
  "profile_gone",
  "no_address",
  "never_subscribed",
  "unsubscribed",
  "suppressed_hard_bounce",
  "suppressed_complaint",
  "suppressed_provider",
] as const;
export type SkipReason = (typeof skipReasons)[number];

export const suppressedReason: Record<SuppressionReason, SkipReason> = {
  hard_bounce: "suppressed_hard_bounce",
  complaint: "suppressed_complaint",
  provider: "suppressed_provider",
};

/** The request to Resend, frozen before the first attempt: a retry sends the same bytes. */
export const FrozenRequest = z.object({
  from: z.string(),
  to: z.string(),
  replyTo: z.string().optional(),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  headers: z.record(z.string(), z.string()),
  tags: z.array(z.object({ name: z.string(), value: z.string() })),
});
export type FrozenRequest = z.infer<typeof FrozenRequest>;

/** A message that a worker holds. */
export interface Claimed {
  id: string;
  profileId: string;
  sourceKind: string;
  sourceId: string;
  step: number;
  programId: number;
  templateKey: string;
  /** Which claim this is: a later one makes this one void. */
  fence: number;
  attempts: number;
}

/** What a worker that still holds a message has to know before it posts. */
export interface Held {
  /** Frozen by an earlier attempt. */
  request: unknown;
  /** An earlier attempt may have been accepted. */
  isInDoubt: boolean;
  /** The first such attempt is so long ago that Resend may have forgotten the idempotency key. */
  isExpired: boolean;
}

/** A message that was sent. */
export type Sent = Pick<Claimed, "id" | "profileId" | "templateKey">;

/** What a template fills in of a person. */
export interface Person {
  firstName: string;
  lastProduct: string | null;
}

/** What came of one attempt. */
export type Attempt =
  | { outcome: "accepted"; resendId: string }
  | { outcome: "refused"; reason: string }
  /** Resend holds another request under the same key: it took an earlier attempt, but not in these bytes. */
  | { outcome: "contested"; reason: string }
  /** Not accepted; try again after so long. */
  | { outcome: "postponed"; seconds: number; reason: string }
  /** Nobody knows whether it was accepted: only the same bytes under the same key may be sent again. */
  | { outcome: "in_doubt"; reason: string };
