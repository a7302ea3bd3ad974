import type { SuppressionReason } from "../consent/model";
import { describeIssues, normalizeEmail } from "~/lib/wire";
import { kindOfType, ResendEvent, typesWithoutKind, type FeedbackKind } from "./model";

/** What one of Resend's events says about one of our messages: at least that Resend has it. */
export interface Feedback {
  messageId: string;
  /** Resend's number of the mail. */
  resendId: string | null;
  /** Null when it says no more than that. */
  kind: FeedbackKind | null;
  occurredAt: Date;
  /** The bounce's type. */
  detail: string | null;
  /** Which link was followed, and what is told of who followed it. */
  click: { link: string; address: string | null; agent: string } | null;
  /** The address never to write to again, and why. */
  suppress: { email: string; reason: SuppressionReason } | null;
}

export type Read = { outcome: "feedback"; feedback: Feedback } | { outcome: "ignored" | "dead"; reason: string };

/** Reads an event. Pure; what cannot be understood is dead, with the reason. */
export function readFeedback(body: string): Read {
  const parsed = ResendEvent.safeParse(parseJson(body));
  if (!parsed.success) return { outcome: "dead", reason: describeIssues(parsed.error) };
  const { type, data, created_at } = parsed.data;
  const kind = (Object.hasOwn(kindOfType, type) ? kindOfType[type] : undefined) ?? null;
  if (!kind && !typesWithoutKind.includes(type)) return { outcome: "ignored", reason: `nothing follows from ${type}` };
  const occurredAt = new Date(data.click?.timestamp ?? created_at);
  const feedback = {
    messageId: data.tags.message,
    resendId: data.email_id ?? null,
    kind,
    occurredAt,
    detail: data.bounce ? [data.bounce.type, data.bounce.subType].filter(Boolean).join(" / ") : null,
    click: kind === "clicked" ? clickOf(parsed.data) : null,
    suppress: suppressionOf(kind, parsed.data),
  };
  return { outcome: "feedback", feedback };
}

/** Only what is final stops us: a full mailbox is not a reason to lose a reader. */
function suppressionOf(kind: FeedbackKind | null, { data }: ResendEvent): Feedback["suppress"] {
  const email = normalizeEmail(data.to[0]?.replace(/^.*<(.+)>$/, "$1"));
  if (!email) return null;
  if (kind === "complained") return { email, reason: "complaint" };
  if (kind === "suppressed") return { email, reason: "provider" };
  return kind === "bounced" && data.bounce?.type === "Permanent" ? { email, reason: "hard_bounce" } : null;
}

function clickOf({ data: { click } }: ResendEvent): Feedback["click"] {
  if (!click || !URL.canParse(click.link)) return null;
  return { link: click.link, address: click.ipAddress ?? null, agent: click.userAgent ?? "" };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
