/**
 * When a shopper bought, as the models need it: x, t_x and T of the literature. Days on which somebody bought more than
 * once count once. Any unit of time will do, as long as the parameters are in the same.
 */
export interface BuyingPattern {
  /** Days on which they bought again, after the first: x. */
  repeats: number;
  /** From the first purchase to the latest, 0 without a repeat: t_x. */
  lastRepeat: number;
  /** From the first purchase to the day it is looked at: T. */
  age: number;
}

/** A pattern, and how many shoppers share it. */
export interface CountedPattern extends BuyingPattern {
  shoppers: number;
}

/**
 * Shoppers buy by chance at a rate of their own, gamma distributed over the shop (`r`, `alpha`), and after a purchase end
 * for good with a chance of their own, beta distributed (`a`, `b`).
 */
export interface CountParameters {
  r: number;
  alpha: number;
  a: number;
  b: number;
}

/**
 * BG/NBD: nobody ends before they have bought twice (Fader, Hardie and Lee, Marketing Science 24, 2005). MBG/NBD: they may
 * end with their very first purchase (Batislam, Denizel and Filiztekin, International Journal of Research in Marketing 24,
 * 2007).
 */
export const countModels = ["bg_nbd", "mbg_nbd"] as const;
export type CountModel = (typeof countModels)[number];

/** How often somebody could have ended by then: all in which the two models differ. */
export function endings(model: CountModel, repeats: number): number {
  return model === "mbg_nbd" ? repeats + 1 : repeats;
}

/** The same patterns, each once. */
export function countPatterns(patterns: readonly BuyingPattern[]): CountedPattern[] {
  const counted = new Map<string, CountedPattern>();
  for (const { repeats, lastRepeat, age } of patterns) {
    const key = `${repeats}/${lastRepeat}/${age}`;
    const same = counted.get(key);
    if (same) same.shoppers += 1;
    else counted.set(key, { repeats, lastRepeat, age, shoppers: 1 });
  }
  return [...counted.values()];
}
