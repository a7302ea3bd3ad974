import type { SendingPolicies } from "./model";

const msPerDay = 86_400_000;

/** What a shopper gave to see of being there. That a mail was opened is no sign: programs open mail, too. */
export interface Signs {
  /** The latest click, order, visit or agreement; before any of these, since when the shopper is known. */
  lastAt: Date;
  /** Marketing mails sent since. */
  mailsSince: number;
}

/** Whether a shopper has been silent for so long, over so many mails, that writing on would only annoy. */
export function isSilent(
  { lastAt, mailsSince }: Signs,
  { sunsetDays, sunsetMails }: Pick<SendingPolicies, "sunsetDays" | "sunsetMails">,
  now: Date,
): boolean {
  if (sunsetDays === null) return false;
  return now.getTime() - lastAt.getTime() >= sunsetDays * msPerDay && mailsSince >= sunsetMails;
}
