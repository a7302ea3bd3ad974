import { z } from "zod";
import { Matches } from "../../segments/model";

/** A segment that comes with the product is named by its key, any other by its id. */
const Named = z.union([
  z.strictObject({ segmentKey: z.string().min(1).max(100) }),
  z.strictObject({ segmentId: z.int().positive() }),
]);
export type NamedSegment = z.infer<typeof Named>;

/** Days of the year that a flow can be timed by. */
export const profileDates = ["birthday", "expected_next_order"] as const;
export type ProfileDate = (typeof profileDates)[number];

/** What starts a flow for a shopper. */
export const Trigger = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("segment_entered"), segment: Named }),
  z.strictObject({ type: z.literal("segment_left"), segment: Named }),
  /** Something that happens from now on, as the segment language asks about it; totals such as `count` are not asked. */
  z.strictObject({ type: z.literal("happened"), what: Matches }),
  /** So many days before (negative) or after a day that is known of a shopper, at this minute of her day. */
  z.strictObject({
    type: z.literal("date"),
    of: z.enum(profileDates),
    days: z.int().min(-60).max(60),
    minute: z.int().min(0).max(1439),
  }),
  /** Only when the merchant says so for somebody. */
  z.strictObject({ type: z.literal("manual") }),
]);
export type Trigger = z.infer<typeof Trigger>;

/** How often one shopper may come in. */
export const Reentry = z.discriminatedUnion("rule", [
  z.strictObject({ rule: z.literal("once") }),
  /** Every time, but not while she is still in it. */
  z.strictObject({ rule: z.literal("every_time") }),
  z.strictObject({ rule: z.literal("after_days"), days: z.int().min(1).max(730) }),
]);
export type Reentry = z.infer<typeof Reentry>;
