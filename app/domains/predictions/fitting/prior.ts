import type { CountParameters } from "../counts/pattern";
import type { SpendParameters } from "../spend/gamma-gamma";

/** What is believed of a number before anything of the shop is seen: normal, and wide. */
interface Belief {
  mean: number;
  deviation: number;
}

/**
 * What is believed of a shop nobody knows: that shoppers buy every 100 days or so, that three of ten end after a purchase,
 * and that they differ in both about as much as in the shops that were published (the record shop CDNOW by either model).
 * The deviations let each be two to three times more or less at no cost worth speaking of. It weighs as one belief, not as
 * so many shoppers: what a few hundred of a shop's own say outweighs it. No other shop's data are in it.
 */
const counts: Record<"shape" | "perDay" | "ends" | "alike", Belief> = {
  /** ln r: how alike shoppers are in how often they buy. */
  shape: { mean: Math.log(0.5), deviation: 0.8 },
  /** ln (r / α), with days as unit. */
  perDay: { mean: Math.log(1 / 100), deviation: 1 },
  /** The logit of a / (a + b). */
  ends: { mean: Math.log(0.3 / 0.7), deviation: 0.8 },
  /** ln (a + b): how alike they are in how soon they end. */
  alike: { mean: Math.log(3), deviation: 0.8 },
};

/** With amounts in units of the shop's mean purchase. */
const spend: Record<"shape" | "alike" | "mean", Belief> = {
  /** ln p: how alike the purchases of one shopper are. */
  shape: { mean: Math.log(5), deviation: 0.8 },
  /** ln (q − 1): how alike shoppers are. */
  alike: { mean: Math.log(2.5), deviation: 0.7 },
  /** The logarithm of the mean of all shoppers' means, p·v / (q − 1). */
  mean: { mean: 0, deviation: 0.3 },
};

/** The logarithm of how likely such parameters were thought to be, but for a constant. */
export function lnCountPrior({ r, alpha, a, b }: CountParameters): number {
  return (
    lnBelief(counts.shape, Math.log(r)) +
    lnBelief(counts.perDay, Math.log(r / alpha)) +
    lnBelief(counts.ends, Math.log(a / b)) +
    lnBelief(counts.alike, Math.log(a + b))
  );
}

export function lnSpendPrior({ p, q, v }: SpendParameters): number {
  return (
    lnBelief(spend.shape, Math.log(p)) +
    lnBelief(spend.alike, Math.log(q - 1)) +
    lnBelief(spend.mean, Math.log((p * v) / (q - 1)))
  );
}

function lnBelief({ mean, deviation }: Belief, value: number): number {
  return -0.5 * ((value - mean) / deviation) ** 2;
}
