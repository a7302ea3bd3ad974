import { z } from "zod";
import type { EventKind } from "../events/model";

export const feedbackKinds = [
  "delivered",
  "delayed",
  "opened",
  "clicked",
  "bounced",
  "complained",
  "failed",
  "suppressed",
] as const;
export type FeedbackKind = (typeof feedbackKinds)[number];

/** Resend's names of what happened to a message. */
export const kindOfType: Record<string, FeedbackKind> = {
  "email.delivered": "delivered",
  "email.delivery_delayed": "delayed",
  "email.opened": "opened",
  "email.clicked": "clicked",
  "email.bounced": "bounced",
  "email.complained": "complained",
  "email.failed": "failed",
  "email.suppressed": "suppressed",
};

/** Resend's names of what only tells that Resend has the message. */
export const typesWithoutKind = ["email.sent", "email.scheduled"];

/** Kinds that are events a segment can ask about. */
export const eventOfKind: Partial<Record<FeedbackKind, EventKind>> = {
  delivered: "message_delivered",
  opened: "message_opened",
  clicked: "message_clicked",
  bounced: "message_bounced",
  complained: "message_complained",
};

/** The part of Resend's event that counts here. */
export const ResendEvent = z.object({
  type: z.string(),
  created_at: z.iso.datetime({ offset: true }),
  data: z.object({
    email_id: z.string().optional(),
    to: z.array(z.string()).min(1),
    tags: z.object({ message: z.string().regex(/^\d{1,18}$/) }),
    click: z.object({ link: z.string(), timestamp: z.iso.datetime({ offset: true }).optional() }).optional(),
    bounce: z.object({ type: z.string(), subType: z.string().optional(), message: z.string().optional() }).optional(),
  }),
});
export type ResendEvent = z.infer<typeof ResendEvent>;
