import { z } from "zod";
import type { EventKind } from "../events/model";

/**
 * What can have happened to a message, in order: what stands further on says more about how it ended. `clicked` is a
 * person's doing; `scanned` is a machine that followed its links.
 */
export const feedbackKinds = [
  "delayed",
  "delivered",
  "scanned",
  "opened",
  "clicked",
  "failed",
  "suppressed",
  "bounced",
  "complained",
] as const;
export type FeedbackKind = (typeof feedbackKinds)[number];

/** How a message fared, all in all: `sent` while nothing is known. */
export type Standing = "sent" | FeedbackKind;

/**
 * How a message fared, by everything that was told of it: what stands furthest on. The order in which it was told, and
 * how often, makes no difference, so a late `delivered` undoes no bounce.
 */
export function standingOf(told: Iterable<FeedbackKind>): Standing {
  const all = new Set(told);
  return feedbackKinds.findLast((kind) => all.has(kind)) ?? "sent";
}

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

/**
 * Kinds that are events a segment can ask about as soon as they are told. An opening never is one: mail programs open
 * mails by themselves, so no decision rests on it. A click is one once it is judged to be a person's.
 */
export const eventOfKind: Partial<Record<FeedbackKind, EventKind>> = {
  delivered: "message_delivered",
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
    click: z
      .object({
        link: z.string(),
        timestamp: z.iso.datetime({ offset: true }).optional(),
        ipAddress: z.string().optional(),
        userAgent: z.string().optional(),
      })
      .optional(),
    bounce: z.object({ type: z.string(), subType: z.string().optional(), message: z.string().optional() }).optional(),
  }),
});
export type ResendEvent = z.infer<typeof ResendEvent>;

/** Why a machine is believed to have followed a link. */
export const machineSigns = [
  "looked_ahead",
  "known_bot",
  "hidden_link",
  "too_early",
  "too_many_links",
  "every_link",
  "crowded_network",
  "echo",
] as const;
export type MachineSign = (typeof machineSigns)[number];
