import { z } from "zod";
import type { Mail } from "../mails/model";

const Rate = z.number().min(0).max(1).default(0);

/** How simulated mail servers and readers treat mail. Rates are 0–1; what is not bounced or failed is delivered. */
export const Behaviour = z
  .strictObject({
    /** Hard bounces, for example an unknown mailbox. */
    bounceRate: Rate,
    /** Soft bounces, for example a full mailbox. */
    transientBounceRate: Rate,
    /** Mails that Resend itself cannot send. */
    failRate: Rate,
    /** Delivered mails that are delayed first. */
    delayRate: Rate,
    /** Delivered mails marked as spam. */
    complainRate: Rate,
    /** Delivered mails that are opened by a person. */
    openRate: Rate,
    /** Opened mails in which a link is clicked. */
    clickRate: Rate,
    /** Delivered mails whose links are all followed at once by a security scanner. */
    scannerRate: Rate,
    /** Half of those who open have opened after this long. */
    medianOpenMinutes: z.number().positive().default(90),
    /** Nobody opens a mail sooner than this. Where time is squeezed, it keeps people from being as quick as machines. */
    leastOpenMinutes: z.number().positive().default(0.2),
  })
  .refine(({ bounceRate, transientBounceRate, failRate }) => bounceRate + transientBounceRate + failRate <= 1, {
    message: "bounceRate, transientBounceRate and failRate may add up to 1 at most.",
  });
export type Behaviour = z.infer<typeof Behaviour>;

/** One behaviour for all mails, or one chosen for each. Rates left out are 0. */
export type BehaviourSource = z.input<typeof Behaviour> | ((mail: Mail) => z.input<typeof Behaviour>);

/** The checked behaviour for one mail; null when nobody is simulated. */
export function behaviourFor(source: BehaviourSource | null, mail: Mail): Behaviour | null {
  if (source === null) return null;
  return Behaviour.parse(typeof source === "function" ? source(mail) : source);
}
