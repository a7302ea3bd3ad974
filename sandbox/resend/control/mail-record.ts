import { statusOf, type MailEvent } from "../mails/events";
import type { Mail } from "../mails/model";
import { tagMap } from "../webhooks/payload";

/** A mail as tests see it. */
export interface MailRecord extends Pick<
  Mail,
  "id" | "from" | "to" | "replyTo" | "subject" | "text" | "html" | "headers" | "idempotencyKey" | "acceptedAt"
> {
  readonly tags: Readonly<Record<string, string>>;
  /** The web links of the HTML part, in order. */
  readonly links: readonly string[];
  /** Oldest first; `type` as in webhooks, `status` without the "email." */
  readonly events: readonly { readonly type: string; readonly status: string; readonly at: string }[];
}

export function mailRecord(mail: Mail, events: readonly MailEvent[]): MailRecord {
  return {
    id: mail.id,
    from: mail.from,
    to: mail.to,
    replyTo: mail.replyTo,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    headers: mail.headers,
    idempotencyKey: mail.idempotencyKey,
    acceptedAt: mail.acceptedAt,
    tags: tagMap(mail),
    links: mail.links.map(({ url }) => url),
    events: events.map(({ event, at }) => ({ type: event.type, status: statusOf(event), at })),
  };
}
