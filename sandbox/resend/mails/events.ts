import { z } from "zod";

export const Bounce = z.object({
  message: z.string(),
  type: z.enum(["Permanent", "Transient", "Undetermined"]),
  subType: z.string(),
  diagnosticCode: z.array(z.string()),
});
export type Bounce = z.infer<typeof Bounce>;

export const SuppressionReason = z.enum(["previous_bounce", "previous_complaint"]);
export type SuppressionReason = z.infer<typeof SuppressionReason>;

/** Something that happens to a mail; `type` is the name its webhook carries. */
export const DeliveryEvent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("email.scheduled") }),
  z.object({ type: z.literal("email.sent") }),
  z.object({ type: z.literal("email.delivered") }),
  z.object({ type: z.literal("email.delivery_delayed") }),
  z.object({ type: z.literal("email.complained") }),
  z.object({ type: z.literal("email.opened") }),
  z.object({
    type: z.literal("email.clicked"),
    click: z.object({ ipAddress: z.string(), link: z.string(), userAgent: z.string() }),
  }),
  z.object({ type: z.literal("email.bounced"), bounce: Bounce }),
  z.object({ type: z.literal("email.failed"), failed: z.object({ reason: z.string() }) }),
  z.object({ type: z.literal("email.suppressed"), reason: SuppressionReason }),
]);
export type DeliveryEvent = z.infer<typeof DeliveryEvent>;

/** An event with its mail and time, as recorded. */
export const MailEvent = z.object({ id: z.string(), mailId: z.string(), at: z.string(), event: DeliveryEvent });
export type MailEvent = z.infer<typeof MailEvent>;

/** "email.delivery_delayed" → "delivery_delayed", the form used for statuses. */
export function statusOf(event: DeliveryEvent): string {
  return event.type.replace("email.", "");
}
