/** What a person said about marketing mail, in Shopify's words. Only `subscribed` permits. */
export const consentStates = [
  "subscribed",
  "unsubscribed",
  "pending",
  "not_subscribed",
  "redacted",
  "invalid",
] as const;
export type ConsentState = (typeof consentStates)[number];

export interface ConsentFact {
  customerId: string | null;
  /** Normalised. */
  email: string;
  state: ConsentState;
  optInLevel: string | null;
  /** Where it was said: `shopify`, `unsubscribe_link`, … */
  source: string;
  occurredAt: Date;
}

/** Why an address is never written to, whatever its owner permits. */
export type SuppressionReason = "hard_bounce" | "complaint" | "provider";

/** May we write to this profile? */
export interface Permission {
  email: string | null;
  consent: ConsentState | null;
  suppressedFor: SuppressionReason | null;
}
