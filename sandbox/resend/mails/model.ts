import { z } from "zod";

export const Tag = z.object({ name: z.string(), value: z.string() });

/** A link of the HTML part; `hidden` links are invisible to people, so only scanners follow them. */
export const MailLink = z.object({ url: z.string(), hidden: z.boolean() });
export type MailLink = z.infer<typeof MailLink>;

const Attachment = z.object({ filename: z.string(), contentType: z.string(), sizeBytes: z.number() });

/** A mail the API has accepted. Times are ISO 8601 in UTC. */
export const Mail = z.object({
  id: z.string(),
  team: z.string(),
  messageId: z.string(),
  from: z.string(),
  to: z.array(z.string()),
  cc: z.array(z.string()),
  bcc: z.array(z.string()),
  replyTo: z.array(z.string()),
  subject: z.string(),
  html: z.string().nullable(),
  text: z.string().nullable(),
  headers: z.record(z.string(), z.string()),
  tags: z.array(Tag),
  attachments: z.array(Attachment),
  topicId: z.string().nullable(),
  idempotencyKey: z.string().nullable(),
  acceptedAt: z.string(),
  scheduledAt: z.string().nullable(),
  releasedAt: z.string().nullable(),
  canceledAt: z.string().nullable(),
  links: z.array(MailLink),
  /** How many earlier mails had the same recipients and subject: it keeps their fates apart. */
  repeat: z.number(),
});
export type Mail = z.infer<typeof Mail>;

/** What the sender asked for, checked; the rest of a Mail is added when it is accepted. */
export type MailDraft = Pick<
  Mail,
  | "from"
  | "to"
  | "cc"
  | "bcc"
  | "replyTo"
  | "subject"
  | "html"
  | "text"
  | "headers"
  | "tags"
  | "attachments"
  | "topicId"
  | "scheduledAt"
>;

/** The first recipient decides a mail's fate. */
export function recipientOf(mail: Pick<Mail, "to">): string {
  return mail.to[0] ?? "";
}

/** The value of a custom header, whatever its capitals; null when absent. */
export function headerOf(mail: Pick<Mail, "headers">, name: string): string | null {
  const wanted = name.toLowerCase();
  return Object.entries(mail.headers).find(([key]) => key.toLowerCase() === wanted)?.[1] ?? null;
}
