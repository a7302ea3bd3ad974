import { chanceAlive } from "./likelihood";
import { endings, type BuyingPattern, type CountModel, type CountParameters } from "./pattern";

/** Who has not yet bought for the first time again: expected and probable purchases of a new shopper. */
export const newcomer: BuyingPattern = { repeats: 0, lastRepeat: 0, age: 0 };

/** Chances smaller than so add nothing that anybody could see. */
const negligible = 1e-13;
const mostPurchases = 20_000;

/**
 * The chances of one purchase or more, of two or more, and so on, within `span` from now.
 *
 * Who is alive after what they did has a rate that is gamma distributed (r + x, α + T) and a chance to end that is beta
 * distributed (a, b + endings), and both are independent. To buy n times they must not end with the first n − 1 of them,
 * so P(N ≥ n) = P(alive) · B(a, b' + n − 1) / B(a, b') · P(at least n of a negative binomial). Summed up, these give the
 * conditional expectation of Fader, Hardie and Lee (2005, equation 10) without its division by a − 1, and their
 * differences give P(X(t) = n).
 */
export function futureTails(
  model: CountModel,
  parameters: CountParameters,
  pattern: BuyingPattern,
  span: number,
): number[] {
  const { r, alpha, a, b } = parameters;
  const shape = r + pattern.repeats;
  const scale = alpha + pattern.age;
  const share = span / (scale + span);
  const stays = b + endings(model, pattern.repeats);
  let lnMass = shape * Math.log(scale / (scale + span));
  // The chance of so many purchases or more if nobody ended.
  let tail = -Math.expm1(lnMass);
  let goesOn = chanceAlive(model, parameters, pattern);
  const tails: number[] = [];
  for (let n = 1; n <= mostPurchases && goesOn * tail > negligible; n++) {
    tails.push(goesOn * tail);
    lnMass += Math.log(((shape + n - 1) / n) * share);
    tail -= Math.exp(lnMass);
    goesOn *= (stays + n - 1) / (a + stays + n - 1);
  }
  return tails;
}

/** How many purchases are expected, from the chances of so many or more. */
export function meanOf(tails: readonly number[]): number {
  return tails.reduce((sum, tail) => sum + tail, 0);
}

/** The mean of the squares, from the same. */
export function meanSquareOf(tails: readonly number[]): number {
  return tails.reduce((sum, tail, i) => sum + (2 * i + 1) * tail, 0);
}

/** The chance of just so many. */
export function chanceOf(tails: readonly number[], count: number): number {
  return (count === 0 ? 1 : (tails[count - 1] ?? 0)) - (tails[count] ?? 0);
}

/** The fewest purchases that are not exceeded in `share` of all cases. */
export function quantileOf(tails: readonly number[], share: number): number {
  const reached = tails.findIndex((tail) => tail <= 1 - share + negligible);
  return reached === -1 ? tails.length : reached;
}
