import { z } from "zod";

const times = z.number().int().min(1).default(1);
const delayMs = z.number().int().min(0);

/** Something to go wrong the next `times` times. Delays are real milliseconds, not scaled. */
export const Fault = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("answer-500"), times }),
  z.strictObject({ kind: z.literal("answer-429"), times }),
  z.strictObject({ kind: z.literal("quota-exceeded"), quota: z.enum(["daily", "monthly"]).default("daily"), times }),
  /** The mail is accepted, then the connection is cut without an answer. */
  z.strictObject({ kind: z.literal("cut-after-accept"), times }),
  /** The mail is accepted at once, the answer comes late; meanwhile its idempotency key is in progress. */
  z.strictObject({ kind: z.literal("delay-answer"), delayMs, times }),
  /** A delivered webhook is delivered once more, with the same svix-id. */
  z.strictObject({ kind: z.literal("webhook-duplicate"), times }),
  /** A webhook arrives after the one that follows it. */
  z.strictObject({ kind: z.literal("webhook-swap"), times }),
  z.strictObject({ kind: z.literal("webhook-delay"), delayMs, times }),
]);
export type Fault = z.infer<typeof Fault>;
export type FaultInput = z.input<typeof Fault>;
