import { domainOf, parseAddress } from "../mails/addresses";
import { list, sizeOf, type EmailRequest } from "./email-request";
import * as refusals from "./refusals";
import { readScheduledAt } from "./scheduled-at";

export interface EmailRules {
  /** Whether the team may send from a domain. */
  readonly maySend: (domain: string) => boolean;
  readonly refuseReservedDomains: boolean;
  readonly now: Date;
  /** Batches take neither attachments nor schedules. */
  readonly batch: boolean;
}

const MOST_RECIPIENTS = 50;
const MOST_ATTACHED_BYTES = 40 * 1024 * 1024;
const TAG = /^[A-Za-z0-9_-]{1,256}$/;

/** The first rule that a request breaks, as the API puts it; null when it may be sent. */
export function refuse(request: EmailRequest, rules: EmailRules): refusals.Refusal | null {
  if (!request.from) return refusals.missingField("from");
  if (list(request.to).length === 0) return refusals.missingField("to");
  if (!request.subject) return refusals.missingField("subject");
  if (request.template) return { statusCode: 404, name: "not_found", message: "Template not found" };
  if (!request.html && !request.text) return refusals.invalid("Missing `html` or `text` field.");
  return (
    refuseAddresses(request, rules) ??
    refuseTags(request) ??
    refuseHeaders(request) ??
    refuseAttachments(request, rules) ??
    refuseSchedule(request, rules)
  );
}

function refuseAddresses(request: EmailRequest, rules: EmailRules): refusals.Refusal | null {
  const from = request.from ?? "";
  if (!parseAddress(from)) return refusals.invalidAddress("from");
  for (const field of ["to", "cc", "bcc", "reply_to"] as const) {
    if (!list(request[field]).every(parseAddress)) return refusals.invalidAddress(field);
  }
  if (list(request.to).length > MOST_RECIPIENTS) {
    return refusals.invalid(`Invalid \`to\` field. At most ${MOST_RECIPIENTS} recipients are allowed.`);
  }
  const reserved = list(request.to).some((to) => ["example.com", "test.com"].includes(domainOf(to)));
  if (rules.refuseReservedDomains && reserved) {
    return refusals.invalid("Invalid `to` field. Use delivered@resend.dev instead of example.com or test.com.");
  }
  return domainOf(from) === "resend.dev" || rules.maySend(domainOf(from))
    ? null
    : refusals.unverifiedDomain(domainOf(from));
}

function refuseTags({ tags }: EmailRequest): refusals.Refusal | null {
  const wellFormed = (tags ?? []).every(({ name, value }) => TAG.test(name) && TAG.test(value));
  return wellFormed
    ? null
    : refusals.invalid(
        "Tags should only contain ASCII letters, numbers, underscores, or dashes, 256 characters at most.",
      );
}

function refuseHeaders({ headers }: EmailRequest): refusals.Refusal | null {
  const broken = Object.entries(headers ?? {}).find(
    ([name, value]) => !/^[!-9;-~]+$/.test(name) || /[\r\n]/.test(value),
  );
  return broken ? refusals.invalid("Invalid `headers` field. Names must be ASCII and values a single line.") : null;
}

function refuseAttachments({ attachments }: EmailRequest, { batch }: EmailRules): refusals.Refusal | null {
  const files = attachments ?? [];
  if (batch && files.length > 0) return refusals.invalidAttachment("Batch emails cannot have attachments.");
  if (files.some(({ content, path }) => !content && !path)) {
    return refusals.invalidAttachment("Attachment must have either a `content` or `path`.");
  }
  const bytes = files.reduce((sum, { content }) => sum + sizeOf(content), 0);
  return bytes > MOST_ATTACHED_BYTES ? refusals.invalidAttachment("Attachments may be 40 MB at most in total.") : null;
}

function refuseSchedule({ scheduled_at }: EmailRequest, { batch, now }: EmailRules): refusals.Refusal | null {
  if (!scheduled_at) return null;
  if (batch) return refusals.invalid("Invalid `scheduled_at` field. Batch emails cannot be scheduled.");
  return readScheduledAt(scheduled_at, now)
    ? null
    : refusals.invalid("Invalid `scheduled_at` field. Use ISO 8601 or `in 5 minutes`, at most 30 days ahead.");
}
