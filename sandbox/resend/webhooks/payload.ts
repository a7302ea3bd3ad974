import type { DeliveryEvent, MailEvent, SuppressionReason } from "../mails/events";
import type { Mail } from "../mails/model";

/** The body of an event's webhook; parts that a mail does not have (tags, headers) are left out. */
export function payloadOf(mail: Mail, { event, at }: MailEvent): object {
  return {
    type: event.type,
    created_at: at,
    data: {
      created_at: mail.acceptedAt,
      email_id: mail.id,
      message_id: mail.messageId,
      from: mail.from,
      to: mail.to,
      subject: mail.subject,
      ...detailOf(event, at),
      ...(mail.tags.length > 0 && { tags: tagMap(mail) }),
      ...(Object.keys(mail.headers).length > 0 && { headers: headerList(mail) }),
    },
  };
}

/** Tags are sent as a list of pairs and come back as one object. */
export function tagMap(mail: Pick<Mail, "tags">): Record<string, string> {
  return Object.fromEntries(mail.tags.map(({ name, value }) => [name, value]));
}

function headerList(mail: Mail): object[] {
  return Object.entries(mail.headers).map(([name, value]) => ({ name, value }));
}

function detailOf(event: DeliveryEvent, at: string): object {
  switch (event.type) {
    case "email.clicked":
      return { click: { ...event.click, timestamp: at } };
    case "email.bounced":
      return { bounce: event.bounce };
    case "email.failed":
      return { failed: event.failed };
    case "email.suppressed":
      return { suppressed: suppressionDetail(event.reason) };
    case "email.scheduled":
    case "email.sent":
    case "email.delivered":
    case "email.delivery_delayed":
    case "email.complained":
    case "email.opened":
      return {};
    default:
      return event satisfies never;
  }
}

function suppressionDetail(reason: SuppressionReason): object {
  const cause = reason === "previous_bounce" ? "an earlier mail to it bounced" : "its owner marked a mail as spam";
  return {
    message: `Nothing was sent: this address is on the account's suppression list because ${cause}.`,
    type: "OnAccountSuppressionList",
    reason,
    diagnosticCode: [],
  };
}
