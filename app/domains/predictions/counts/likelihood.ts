import { lnBeta } from "~/lib/special/beta";
import { lnGamma } from "~/lib/special/gamma";
import { endings, type BuyingPattern, type CountModel, type CountParameters, type CountedPattern } from "./pattern";

/**
 * The log-likelihood of what shoppers did, as in equation 6 of Fader, Hardie and Lee (2005) and its like of Batislam and
 * others (2007). It stays in logarithms to the end, so that hundreds of purchases overflow nothing (Hardie's note 27).
 */
export function logLikelihood(
  model: CountModel,
  parameters: CountParameters,
  patterns: readonly CountedPattern[],
): number {
  // What depends on the number of purchases alone is worked out once for each number there is.
  const counts = new Map<number, number>();
  let sum = 0;
  for (const pattern of patterns) {
    const { repeats, shoppers } = pattern;
    let ofCount = counts.get(repeats);
    if (ofCount === undefined) counts.set(repeats, (ofCount = lnOfCount(model, parameters, repeats)));
    sum += shoppers * (ofCount + lnOfTimes(model, parameters, pattern));
  }
  return sum;
}

function lnOfCount(model: CountModel, { r, alpha, a, b }: CountParameters, repeats: number): number {
  return (
    lnGamma(r + repeats) - lnGamma(r) + r * Math.log(alpha) + lnBeta(a, b + endings(model, repeats)) - lnBeta(a, b)
  );
}

/** Either they still buy, and did not until now, or they ended with the latest purchase. */
function lnOfTimes(model: CountModel, { r, alpha, a, b }: CountParameters, pattern: BuyingPattern): number {
  const { repeats, lastRepeat, age } = pattern;
  const lnGoesOn = -(r + repeats) * Math.log(alpha + age);
  const chances = endings(model, repeats);
  if (chances === 0) return lnGoesOn;
  const lnEnded = Math.log(a) - Math.log(b + chances - 1) - (r + repeats) * Math.log(alpha + lastRepeat);
  const greater = Math.max(lnGoesOn, lnEnded);
  return greater + Math.log1p(Math.exp(Math.min(lnGoesOn, lnEnded) - greater));
}

/**
 * The chance that they will buy again at all, as far as their purchases tell. By the BG/NBD it is 1 for whoever bought but
 * once, which says nothing of them: it must not be shown.
 */
export function chanceAlive(model: CountModel, { r, alpha, a, b }: CountParameters, pattern: BuyingPattern): number {
  const { repeats, lastRepeat, age } = pattern;
  const chances = endings(model, repeats);
  if (chances === 0) return 1;
  const lnOdds =
    Math.log(a) - Math.log(b + chances - 1) + (r + repeats) * (Math.log(alpha + age) - Math.log(alpha + lastRepeat));
  return 1 / (1 + Math.exp(lnOdds));
}
