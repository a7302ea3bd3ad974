/** How much a message matters: a shopper asked for it, something that happened calls for it, or the shop has news. */
export const priorities = { askedFor: 0, flow: 1, campaign: 2 } as const;

/** A worker holds a batch so long; then another may take it over. By the database's clock. */
export const leaseSeconds = 60;

/**
 * Messages that may go out, claimed for a batch whose mails are yet to be written. Nobody takes it over: when its worker
 * is gone it is undone, and its number is never used again.
 */
export interface Claim {
  id: string;
  account: string;
  messageIds: string[];
}

/** A frozen batch that a worker holds. */
export interface Batch {
  id: string;
  /** Which of Resend's doors it goes to: that of single mails, or that of many. */
  kind: "single" | "batch";
  /** The number of the claim: a later one makes this one void. */
  fence: number;
  attempts: number;
  account: string;
  /** In the order in which they stand in the request. */
  messageIds: string[];
  /** The very bytes of the request. */
  body: Buffer;
}

/** A message of a batch as Resend wants it, in its own words. */
export interface Mail {
  from: string;
  to: string;
  reply_to?: string;
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
  tags: { name: string; value: string }[];
}

/** A message as it will be posted, and what it was made of; that is no template's version where the mail is ours. */
export interface Written {
  id: string;
  templateId: number | null;
  version: number | null;
  mail: Mail;
}

/** A message of which no mail could be made, and why. */
export interface Unwritten {
  id: string;
  reason: string;
  /** Where what it lacks will come. */
  waitsFor?: "no_code";
}

/** What Resend said of one message of a batch. Which number it has there may remain unknown. */
export type Told = { accepted: true; resendId: string | null } | { accepted: false; reason: string };

/** What came of one attempt. */
export type Attempt =
  /** Of each message of the batch, in its order. */
  | { outcome: "accepted"; told: Told[] }
  | { outcome: "refused"; reason: string }
  /** Resend holds another request under the same key: it took an earlier attempt, but not in these bytes. */
  | { outcome: "contested"; reason: string }
  /** Not accepted; try again after so long. A rate limit is everybody's, other trouble is the shop's. */
  | { outcome: "postponed"; seconds: number; reason: string; isRateLimit: boolean }
  /** Nobody knows whether it was accepted: only the same bytes under the same key may be sent again. */
  | { outcome: "in_doubt"; reason: string };
