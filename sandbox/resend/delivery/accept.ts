import type { Courier } from "./courier";
import { domainOf } from "../mails/addresses";
import { linksOf } from "../mails/links";
import type { Mailbox } from "../mails/mailbox";
import type { Mail, MailDraft } from "../mails/model";

interface Acceptance {
  readonly mailbox: Mailbox;
  readonly courier: Courier;
  readonly clock: () => Date;
  readonly newId: () => string;
}

/** Turns a checked draft into a mail and hands it to the courier. */
export function accept(parts: Acceptance, draft: MailDraft, team: string, idempotencyKey: string | null): Mail {
  const mail: Mail = {
    ...draft,
    id: parts.newId(),
    team,
    messageId: `<${parts.newId()}@${domainOf(draft.from)}>`,
    idempotencyKey,
    acceptedAt: parts.clock().toISOString(),
    releasedAt: null,
    canceledAt: null,
    links: linksOf(draft.html),
    repeat: parts.mailbox.countLike(draft),
  };
  parts.courier.accept(mail);
  return mail;
}
