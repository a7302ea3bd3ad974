import { z } from "zod";

/** A name in the DNS that mail can come from: lower case, without the dot at the end. */
export const DomainName = z
  .string()
  .trim()
  .toLowerCase()
  .transform((name) => name.replace(/\.$/, ""))
  .pipe(
    z
      .string()
      .max(253, "Enter a domain, such as mail.yourshop.com")
      .regex(
        /^(?!-)([a-z0-9-]{1,63}(?<!-)\.)+(?!-)[a-z][a-z0-9-]{0,61}[a-z0-9]$/,
        "Enter a domain, such as yourshop.com or mail.yourshop.com, without https:// and without @",
      ),
  );

/** An API key of Resend's. */
export const ResendKey = z
  .string()
  .trim()
  .regex(/^re_[A-Za-z0-9_-]{6,200}$/, "Enter the key as Resend shows it: it begins with re_");

/** Why nothing is sent for a shop at present. Its messages wait. */
export const pauseReasons = [
  "no_sender",
  "no_domain",
  "domain_unready",
  "domain_broken",
  "other_domain",
  "key_refused",
  "bounces",
  "complaints",
] as const;
export type PauseReason = (typeof pauseReasons)[number];

/** Why the breaker makes sending pause. */
export const tripReasons = ["bounces", "complaints"] as const;
export type TripReason = (typeof tripReasons)[number];

/** What became of the mail that was sent since a certain instant. */
export interface Figures {
  sent: number;
  /** Of how many anything is known: that they arrived, or that they did not. */
  heard: number;
  /** Came back for good. */
  bounced: number;
  /** Marked as spam. */
  complained: number;
}

/** What a sender may do right now. */
export interface SenderState {
  /** The shop's own key; null: it sends through the app's account. */
  apiKey: string | null;
  /** Null: it may send. Otherwise its messages wait, they are not skipped. */
  pausedFor: PauseReason | null;
  /** The most that may be sent within 24 hours; null: as much as there is. */
  dailyLimit: number | null;
  /** Why it may not send and what to do about it, in a merchant's words. */
  problem: string | null;
}

/** One line that has to stand in the DNS. */
export const DnsRecord = z.object({
  /** What it is for. */
  purpose: z.enum(["SPF", "DKIM", "DMARC", "ownership"]),
  type: z.enum(["TXT", "MX", "CNAME"]),
  /** The whole name. */
  name: z.string(),
  value: z.string(),
  priority: z.number().nullable(),
  /** As Resend sees it; null for what Resend does not look at. */
  status: z.enum(["not_started", "pending", "verified", "failed", "temporary_failure"]).nullable(),
});
export type DnsRecord = z.infer<typeof DnsRecord>;

/** What is looked at in the DNS. */
export const aspects = ["SPF", "DKIM", "DMARC", "ownership"] as const;
export type Aspect = (typeof aspects)[number];

/** What our own look at the DNS found. */
export const Finding = z.object({
  aspect: z.enum(aspects),
  /** `unknown`: the DNS did not answer, which says nothing about the domain. */
  state: z.enum(["holds", "wrong", "unknown"]),
  /** What is there, or what is wrong and what to do, in a sentence. */
  words: z.string(),
});
export type Finding = z.infer<typeof Finding>;

/** A shop's domain, as Resend and the DNS tell of it. */
export interface SenderDomain {
  name: string;
  resendId: string | null;
  status: string;
  records: DnsRecord[];
  findings: Finding[];
  looks: number;
  lookedAt: Date | null;
  readyAt: Date | null;
  addedAt: Date;
  level: number;
  levelSince: Date | null;
}

/** The breaker as it stands. */
export interface Breaker extends Figures {
  countedFrom: Date;
  countedAt: Date;
  pausedFor: TripReason | null;
  pausedAt: Date | null;
  resumedAt: Date | null;
}

/** The domain of an address, in lower case. */
export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf("@") + 1).toLowerCase();
}
