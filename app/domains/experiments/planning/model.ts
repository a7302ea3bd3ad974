import { z } from "zod";

/** What was said before an experiment began, and by which every look at it is judged. */
export const Planned = z.strictObject({
  /** The share of its people who are expected to order within the window, 0–1; null when nobody could say. */
  baseRate: z.number().min(0).max(1).nullable(),
  /** How many people are expected in it in all. */
  people: z.int().min(0),
  /** How many days it takes until that many have come; null where all are there from the beginning. */
  days: z.int().min(0).nullable(),
  /** The smallest relative lift that so many people can show; null for none worth the name. */
  smallestLift: z.number().nullable(),
  /** Of one shopper's spending within a window no more than this counts, in minor units; null for all of it. */
  capMinor: z.int().min(1).nullable(),
});
export type Planned = z.infer<typeof Planned>;

/** The chance of a false winner that is borne, and the chance with which the smallest lift is to be found. */
export const certainty = { alpha: 0.05, power: 0.8 } as const;

/** What is reckoned with where nobody knows better: one in a hundred orders. */
export const unknownBaseRate = 0.01;
