/** Who counts the clicks in a shop's mails: we with our own redirect, Resend with its own, or nobody. */
export const counters = ["us", "resend", "nobody"] as const;
export type Counter = (typeof counters)[number];

/** The link that nobody can see. It has no target, and who follows it is no person. */
export const hiddenLinkId = "0";

/** What a link of a mail is about: which message, which link, and how many links the mail has. */
export interface LinkSubject {
  shopId: number;
  messageId: string;
  linkId: string;
  linkCount: number;
}

/** A mail that is about to be frozen. */
export interface TrackedMail {
  messageId: string;
  profileId: string;
  html: string;
  text: string;
}
