import type { z } from "zod";
import type { MailDraft } from "../mails/model";
import { EmailRequest, list, sizeOf } from "./email-request";
import { refuse, type EmailRules } from "./email-rules";
import { invalid, type Refusal } from "./refusals";
import { readScheduledAt } from "./scheduled-at";

export type Reading = { readonly draft: MailDraft } | { readonly refusal: Refusal };

/** Checks one email of a request as the API does; the first problem decides. */
export function readEmail(input: unknown, rules: EmailRules): Reading {
  const parsed = EmailRequest.safeParse(input);
  if (!parsed.success) return { refusal: shapeRefusal(parsed.error) };
  const refusal = refuse(parsed.data, rules);
  return refusal ? { refusal } : { draft: draftOf(parsed.data, rules.now) };
}

function shapeRefusal(error: z.ZodError): Refusal {
  const issue = error.issues[0];
  const field = issue?.path.join(".");
  return invalid(field ? `Invalid \`${field}\` field. ${issue?.message}` : "Each email must be a JSON object.");
}

function draftOf(request: EmailRequest, now: Date): MailDraft {
  const scheduledAt = request.scheduled_at ? readScheduledAt(request.scheduled_at, now) : null;
  return {
    from: request.from ?? "",
    to: list(request.to),
    cc: list(request.cc),
    bcc: list(request.bcc),
    replyTo: list(request.reply_to),
    subject: request.subject ?? "",
    html: request.html || null,
    text: request.text || null,
    headers: request.headers ?? {},
    tags: request.tags ?? [],
    attachments: (request.attachments ?? []).map(({ filename, path, content, content_type }) => ({
      filename: filename ?? path?.split("/").pop() ?? "attachment",
      contentType: content_type ?? "application/octet-stream",
      sizeBytes: sizeOf(content),
    })),
    topicId: request.topic_id ?? null,
    scheduledAt: scheduledAt && scheduledAt > now ? scheduledAt.toISOString() : null,
  };
}
