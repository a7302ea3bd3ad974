import { z } from "zod";
import type { SuppressionReason } from "../../consent/model";
import { openSpans } from "~/lib/open-spans";

export { priorities } from "../batches/model";
export { openSpans };

/** Why a message was not sent, as the gate decided; in the order in which it asks. */
export const skipReasons = [
  "shop_stopped",
  "profile_gone",
  "no_address",
  "suppressed_hard_bounce",
  "suppressed_complaint",
  "suppressed_provider",
  "unsubscribed",
  "never_subscribed",
  "topic_declined",
  "flow_off",
  "goal_reached",
  "left_segment",
  "ended_by_condition",
  "run_ended",
  "campaign_cancelled",
  "same_shopper",
  "held_out",
  "sender_incomplete",
  "too_late",
  "sunset",
] as const;
export type SkipReason = (typeof skipReasons)[number];

/** Why a message waits: in the order in which the gate asks, and last what is found out when its mail is written. */
export const deferReasons = [
  "campaign_paused",
  "paused",
  "frequency_cap",
  "asked_for_less",
  "gives_way",
  "quiet_hours",
  "send_window",
  "usual_hour",
  "imported_list",
  "no_code",
] as const;
export type DeferReason = (typeof deferReasons)[number];

export const suppressedReason: Record<SuppressionReason, SkipReason> = {
  hard_bounce: "suppressed_hard_bounce",
  complaint: "suppressed_complaint",
  provider: "suppressed_provider",
};

/** A message that wants to go out. */
export interface Draft {
  id: string;
  profileId: string;
  sourceKind: string;
  sourceId: string;
  programId: number;
  /** Numbers the message among those of its source. */
  step: number;
  /** One of `priorities`: the less, the sooner. */
  priority: number;
  /** Among messages of one priority the lower rank goes first. */
  rank: number;
  templateKey: string;
  queuedAt: Date;
  /** The latest instant at which it may go out; null where the shop's policies say it. */
  sendBefore: Date | null;
  /** By which segment its shopper gets it. */
  segmentId: number | null;
  /** The experiment it is part of, its shopper's arm there, and how it is to be written because of that. */
  experimentId: number | null;
  arm: string | null;
  treatment: string | null;
}

export type Decision =
  | { decision: "send"; email: string }
  /** `displacedBy` names the message that took the place. */
  | { decision: "defer"; until: Date; reason: DeferReason; displacedBy: string | null }
  | { decision: "skip"; reason: SkipReason };

const minutesPerDay = 1440;
const minute = z.int().min(0).max(minutesPerDay);

/** A part of a weekday; Monday is 0. */
export const SendWindow = z.strictObject({ day: z.int().min(0).max(6), from: minute, until: minute });
export type SendWindow = z.infer<typeof SendWindow>;

const whole = (least: number, most: number) => {
  const error = `Enter a whole number from ${least} to ${most}`;
  return z.int({ error }).min(least, { error }).max(most, { error });
};

/** When and how often a shop writes to a shopper. Mail that a shopper asked for is bound by none of it but lateness. */
export const SendingPolicies = z
  .strictObject({
    /** At most so many marketing mails in any so many days; null for no limit. */
    capMessages: whole(1, 50).nullable(),
    capDays: whole(1, 31),
    /** Least time between two marketing mails. */
    hoursBetween: whole(0, 336),
    /** Minutes of the shopper's day in which no marketing mail goes out; it may end on the next day. Equal: none. */
    quietFrom: minute,
    quietUntil: minute,
    /** When marketing mail goes out, by the shopper's clock; none when at any time. */
    windows: z.array(SendWindow).max(28),
    /** Who gave no sign of life for so many days, and got so many mails since, is left in peace; null for never. */
    sunsetDays: whole(30, 1000).nullable(),
    sunsetMails: whole(1, 100),
    /** How late a mail may still go out. */
    flowHours: whole(1, 720),
    campaignHours: whole(1, 720),
    /** Whether mail waits for the hour at which a shopper usually acts. */
    atUsualHour: z.boolean(),
  })
  .refine(({ windows }) => windows.every(({ from, until }) => from < until), {
    path: ["windows"],
    error: "On each day the end must come after the beginning",
    abort: true,
  })
  .refine((policies) => openSpans(policies).length > 0, {
    path: ["windows"],
    error: "Together with the quiet hours this leaves no time at which anything could be sent",
  });
export type SendingPolicies = z.infer<typeof SendingPolicies>;

export const defaultPolicies: SendingPolicies = {
  capMessages: 3,
  capDays: 7,
  hoursBetween: 16,
  quietFrom: 21 * 60,
  quietUntil: 8 * 60,
  windows: [],
  sunsetDays: 180,
  sunsetMails: 5,
  flowHours: 72,
  campaignHours: 24,
  atUsualHour: false,
};
