import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CountedPattern } from "~/domains/predictions/counts/pattern";
import type { Spending } from "~/domains/predictions/spend/gamma-gamma";

/**
 * The 2,357 customers of the record shop CDNOW who first bought in the first quarter of 1997, as published by Bruce Hardie and
 * Peter Fader (brucehardie.com, datasets/CDNOW_sample): repeat purchases, day of the last, days looked at, and the mean worth
 * of a repeat purchase in dollars. Equal one-time buyers stand in one line.
 */
const rows = readFileSync(join(import.meta.dirname, "cdnow.csv"), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(",").map(Number));

/** By weeks, as the literature has them. */
export const cdnowPatterns: readonly CountedPattern[] = rows.map(
  ([shoppers = 0, repeats = 0, lastRepeatDay = 0, days = 0]) => ({
    shoppers,
    repeats,
    lastRepeat: lastRepeatDay / 7,
    age: days / 7,
  }),
);

/** Of the 946 who bought again. */
export const cdnowSpendings: readonly Spending[] = rows.flatMap(([, repeats = 0, , , mean = 0]) =>
  repeats > 0 ? [{ purchases: repeats, mean }] : [],
);
