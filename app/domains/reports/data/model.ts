import { z } from "zod";

/** Something that can be known of a shopper: what it is, where it comes from, and of how many it is known. */
export const Property = z.object({
  /** `basic`: of the record itself. `attribute`: what segments ask by name. `answer`: to a quiz question. `set`: from outside or by a flow. */
  kind: z.enum(["basic", "attribute", "answer", "set"]),
  name: z.string(),
  label: z.string(),
  unit: z.string().nullable(),
  source: z.string(),
  freshness: z.string(),
  known: z.number(),
  /** Since when half of the values say what they say, and the latest; null where that is not kept. */
  medianAt: z.coerce.date().nullable(),
  latestAt: z.coerce.date().nullable(),
});
export type Property = z.infer<typeof Property>;

/** Shoppers about whom something is missing or stale, and the segment of them. */
export const Gap = z.object({ key: z.string(), count: z.number(), unknown: z.number() });
export type Gap = z.infer<typeof Gap>;

export const PropertiesFound = z.object({ everyone: z.number(), properties: z.array(Property), gaps: z.array(Gap) });
export type PropertiesFound = z.infer<typeof PropertiesFound>;

/** How many did something before a day, and how many of them and of the others ordered after it. */
export const Tally = z.object({
  key: z.string(),
  label: z.string(),
  did: z.number(),
  didOrdered: z.number(),
});
export type Tally = z.infer<typeof Tally>;

export const BehavioursFound = z.object({
  /** The day that divides before and after. */
  cutAt: z.coerce.date(),
  shoppers: z.number(),
  ordered: z.number(),
  tallies: z.array(Tally),
});
export type BehavioursFound = z.infer<typeof BehavioursFound>;

/** What was found, and when it was looked. */
export interface Look<Found> {
  lookedAt: Date;
  found: Found;
}

/** What is looked at before the cut, and after it. */
export const behaviourDays = 30;
/** Only who gave a sign of life in so many days before the cut: who was gone long ago would make everything go with buying. */
export const livelyDays = 90;
