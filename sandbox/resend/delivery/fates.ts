import type { DeliveryEvent } from "../mails/events";
import { domainOf, parseAddress } from "../mails/addresses";

export type Fate = "delivered" | "complained" | "bounced" | "bounced-transient" | "failed" | "suppressed";

const SIMULATORS = new Map<string, Fate>([
  ["delivered", "delivered"],
  ["bounced", "bounced"],
  ["complained", "complained"],
  ["suppressed", "suppressed"],
]);

/** What Resend's test addresses promise, with or without a +label; null for everybody else. */
export function fateOfTestAddress(recipient: string): Fate | null {
  if (domainOf(recipient) !== "resend.dev") return null;
  const localPart = parseAddress(recipient)?.split("@")[0]?.split("+")[0] ?? "";
  return SIMULATORS.get(localPart) ?? null;
}

export const HARD_BOUNCE: DeliveryEvent = {
  type: "email.bounced",
  bounce: {
    message: "The recipient's mail server rejected the message: this mailbox does not exist.",
    type: "Permanent",
    subType: "General",
    diagnosticCode: ["smtp; 550 5.1.1 user unknown"],
  },
};

export const SOFT_BOUNCE: DeliveryEvent = {
  type: "email.bounced",
  bounce: {
    message: "The recipient's mail server did not take the message: the mailbox is full.",
    type: "Transient",
    subType: "MailboxFull",
    diagnosticCode: ["smtp; 452 4.2.2 mailbox full"],
  },
};

export const SENDING_FAILURE: DeliveryEvent = { type: "email.failed", failed: { reason: "internal_error" } };
