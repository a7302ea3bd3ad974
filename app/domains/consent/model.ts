export type { Ask, HoldReason } from "./opt-in/model";
export { defaultOptInPolicy, OptInMode, optInModes, OptInPolicy, unknownCountry } from "./opt-in/model";
export { isAskable } from "./opt-in/judge";
export { modeFor } from "./opt-in/mode-for";
export { wholeSecond } from "./opt-in/yes-at";

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
  /** Where it was said: `shopify`, `quiz`, `unsubscribe_link`, … */
  source: string;
  occurredAt: Date;
  /** Of a word said on the storefront: what was agreed to, and where. */
  origin?: ConsentOrigin;
}

export interface ConsentOrigin {
  /** The words themselves, by number. */
  textId: number | null;
  page: string | null;
  /** `<key>@<version>` */
  quiz: string | null;
}

/** How an address stands that somebody gave. */
export interface AddressStanding {
  /** The last word on it, and when it was said. */
  state: ConsentState | null;
  saidAt: Date | null;
  /** Whether the yes that was given with it is in the ledger already. */
  isRecorded: boolean;
  /** What became of the wish to ask its owner; null when there was none. */
  request: "asked" | "held" | "confirmed" | null;
}

/** Why an address is never written to, whatever its owner permits. */
export type SuppressionReason = "hard_bounce" | "complaint" | "provider";

/** May we write to this profile? */
export interface Permission {
  email: string | null;
  consent: ConsentState | null;
  /** When the last word about it was said. */
  saidAt: Date | null;
  suppressedFor: SuppressionReason | null;
}

/** What a person wants of the mail she gets. It narrows a permission; it never stands in for one. */
export interface Preferences {
  /** Nothing before this instant; null when she asked for no pause. */
  pausedUntil: Date | null;
  /** Keys of topics she does not want. */
  deniedTopics: string[];
  /** So many days at least between two mails; null is as often as it is useful. */
  leastDaysBetween: number | null;
  /** Whether it may be noted that she opens a mail: a consent of its own, and no unless she gives it. */
  countsOpens: boolean;
}

export const noPreferences: Preferences = {
  pausedUntil: null,
  deniedTopics: [],
  leastDaysBetween: null,
  countsOpens: false,
};

/** Something a shop's mail is about, for shoppers to choose from. */
export interface Topic {
  key: string;
  name: string;
  explanation: string;
}

/** What a shop's mail is about until its merchant says otherwise. */
export const firstTopics: readonly Topic[] = [
  { key: "news", name: "News", explanation: "New products and what happens in the shop" },
  { key: "tips", name: "Tips", explanation: "How to get the most out of what you bought" },
  { key: "offers", name: "Offers", explanation: "Discounts and early access" },
];

/** How often somebody can ask to be written to at most. */
export const frequencies = ["useful", "weekly", "monthly"] as const;
export type Frequency = (typeof frequencies)[number];

export const leastDaysOf: Record<Frequency, number | null> = { useful: null, weekly: 7, monthly: 30 };

export const pauseDays = 30;
