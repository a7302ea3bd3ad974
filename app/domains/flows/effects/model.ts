import { z } from "zod";

/** What a step can want done outside. `send` is the ledger's business, the others are done here. */
export type EffectKind = "send" | "tag" | "notify" | "webhook";

/** What stands in an effect's row, by its kind; that of `send` the ledger reads (messages). */
export const TagPayload = z.object({ change: z.enum(["add", "remove"]), tag: z.string() });
export const NotifyPayload = z.object({ words: z.string() });
export const WebhookPayload = z.object({ url: z.string(), name: z.string() });

/** Names an effect: the run and the number of the passage that wanted it. */
export interface EffectKey {
  runId: string;
  number: number;
}

/** An effect that a worker holds, with what is known of whom and what it is about. */
export interface Effect<Payload> extends EffectKey {
  flowId: number;
  flowName: string;
  profileId: string;
  /** Shopify's number of the customer; null for who is none, or no longer. */
  customerId: string | null;
  /** As much of a name as the shop knows. */
  shopper: string;
  step: string;
  payload: Payload;
  /** How often it was tried, this time included. */
  attempts: number;
  createdAt: Date;
  /** What started the run (domains/flows/runs/model.ts). */
  cause: unknown;
}

/** Why an effect is not done, or not yet. Words for them are in components/effect-words.ts. */
export type EffectReason =
  | ("no_customer" | "customer_missing" | "not_allowed" | "reauthorization_needed" | "refused_by_shopify")
  | ("shop_stopped" | "no_sender" | "address_suppressed" | "refused_by_resend")
  | ("address_not_allowed" | "address_unknown" | "refused_by_target" | "redirected" | "no_answer" | "trouble_at_target")
  | ("slowed_down" | "resting" | "unreadable");

/** What came of one attempt. */
export type Attempted =
  | { outcome: "done" }
  /** Trying again would end the same way. */
  | { outcome: "refused"; reason: EffectReason }
  /** It may go well later; `afterSeconds` is what the other side asked for, if it did. */
  | { outcome: "trouble"; reason: EffectReason; afterSeconds: number | null };
