import { join } from "node:path";
import { createTable } from "../storage/table";
import { domainOf, parseAddress } from "./addresses";
import { MailEvent, type SuppressionReason } from "./events";
import { Mail, recipientOf } from "./model";

/** Every accepted mail and what happened to it. */
export interface Mailbox {
  put(mail: Mail): void;
  find(id: string): Mail | undefined;
  /** Newest first; `search` looks in recipients and subjects. */
  list(search?: string): Mail[];
  record(event: MailEvent): void;
  eventsOf(mailId: string): readonly MailEvent[];
  /** Why nothing is sent to this address any more, or null. */
  suppressionOf(address: string): SuppressionReason | null;
  /** How many mails with the same recipients and subject are here already. */
  countLike(mail: Pick<Mail, "to" | "subject">): number;
  clear(): void;
}

/** @param keepsBodies whether it can be read later what a mail said */
export function createMailbox(folder: string | null, keepsBodies = true): Mailbox {
  const mails = createTable(Mail, folder && join(folder, "mails.jsonl"));
  const events = createTable(MailEvent, folder && join(folder, "events.jsonl"));
  const eventsByMail = new Map<string, MailEvent[]>();
  const suppressed = new Map<string, SuppressionReason>();
  const likeness = new Map<string, number>();
  for (const mail of mails.all()) count(mail);
  for (const event of events.all()) index(event);

  function count(mail: Mail): void {
    likeness.set(likenessOf(mail), (likeness.get(likenessOf(mail)) ?? 0) + 1);
  }

  function index(event: MailEvent): void {
    eventsByMail.set(event.mailId, [...(eventsByMail.get(event.mailId) ?? []), event]);
    const mail = mails.get(event.mailId);
    const reason = suppressionBy(event);
    const address = mail && parseAddress(recipientOf(mail));
    if (address && reason && !isSimulator(address)) suppressed.set(address, reason);
  }

  return {
    put(mail) {
      if (!mails.get(mail.id)) count(mail);
      mails.put(keepsBodies ? mail : { ...mail, html: null, text: null, links: [] });
    },
    find: (id) => mails.get(id),
    list(search = "") {
      const wanted = search.trim().toLowerCase();
      const matches = (mail: Mail) => [...mail.to, mail.subject].some((text) => text.toLowerCase().includes(wanted));
      return mails.all().filter(matches).reverse();
    },
    record(event) {
      events.put(event);
      index(event);
    },
    eventsOf: (mailId) => eventsByMail.get(mailId) ?? [],
    suppressionOf: (address) => suppressed.get(parseAddress(address) ?? "") ?? null,
    countLike: (mail) => likeness.get(likenessOf(mail)) ?? 0,
    clear() {
      for (const store of [mails, events, eventsByMail, suppressed, likeness]) store.clear();
    },
  };
}

function suppressionBy({ event }: MailEvent): SuppressionReason | null {
  if (event.type === "email.complained") return "previous_complaint";
  return event.type === "email.bounced" && event.bounce.type === "Permanent" ? "previous_bounce" : null;
}

/** Resend's own test addresses can bounce for ever without being suppressed. */
function isSimulator(recipient: string): boolean {
  return domainOf(recipient) === "resend.dev";
}

function likenessOf(mail: Pick<Mail, "to" | "subject">): string {
  return JSON.stringify([mail.to, mail.subject]);
}
