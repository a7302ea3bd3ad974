import { statusOf, type MailEvent } from "../mails/events";
import type { Mail } from "../mails/model";

/** A mail as GET /emails/:id answers it. */
export function emailObject(mail: Mail, events: readonly MailEvent[]): object {
  return {
    object: "email",
    id: mail.id,
    message_id: mail.messageId,
    to: mail.to,
    from: mail.from,
    created_at: postgresTime(mail.acceptedAt),
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    cc: mail.cc,
    bcc: mail.bcc,
    reply_to: mail.replyTo,
    last_event: lastEvent(mail, events),
    scheduled_at: mail.scheduledAt,
    ...(mail.tags.length > 0 && { tags: mail.tags }),
    ...(mail.topicId !== null && { topic_id: mail.topicId }),
  };
}

function lastEvent(mail: Mail, events: readonly MailEvent[]): string {
  if (mail.canceledAt !== null) return "canceled";
  const last = events.at(-1);
  return last ? statusOf(last.event) : "queued";
}

/** The API's own notation: "2026-11-22 17:14:05.123000+00". */
export function postgresTime(iso: string): string {
  return iso.replace("T", " ").replace("Z", "000+00");
}
