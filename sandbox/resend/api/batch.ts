import type { MailDraft } from "../mails/model";
import type { EmailRules } from "./email-rules";
import { readEmail } from "./read-email";
import { invalid, type Refusal } from "./refusals";

const MOST_EMAILS = 100;

export type BatchReading =
  | { readonly refusal: Refusal }
  | { readonly drafts: MailDraft[]; readonly errors: { index: number; message: string }[] };

/** Checks a batch: strictly, one bad email refuses them all; permissively, it is only left out. */
export function readBatch(input: unknown, rules: EmailRules, permissive: boolean): BatchReading {
  if (!Array.isArray(input) || input.length === 0) return { refusal: invalid("The batch must be a list of emails.") };
  if (input.length > MOST_EMAILS) {
    return { refusal: invalid(`A batch may hold ${MOST_EMAILS} emails at most; this one has ${input.length}.`) };
  }
  const drafts: MailDraft[] = [];
  const errors: { index: number; message: string }[] = [];
  for (const [index, email] of input.entries()) {
    const reading = readEmail(email, rules);
    if ("draft" in reading) drafts.push(reading.draft);
    else if (!permissive) return { refusal: reading.refusal };
    else errors.push({ index, message: reading.refusal.message });
  }
  return { drafts, errors };
}
