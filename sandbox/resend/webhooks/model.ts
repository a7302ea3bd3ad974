import { z } from "zod";

export const Attempt = z.object({
  at: z.string(),
  /** The receiver's HTTP status; null when there was no answer. */
  status: z.number().nullable(),
  error: z.string().nullable(),
});
export type Attempt = z.infer<typeof Attempt>;

/** One event on its way to the receiver; `id` is its svix-id. */
export const WebhookDelivery = z.object({
  id: z.string(),
  mailId: z.string(),
  type: z.string(),
  body: z.string(),
  createdAt: z.string(),
  state: z.enum(["pending", "delivered", "failed"]),
  nextAttemptAt: z.string().nullable(),
  attempts: z.array(Attempt),
});
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;
