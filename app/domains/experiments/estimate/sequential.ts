import type { Effect, Interval } from "./model";

/** How an always-valid interval is tuned. */
export interface Tuning {
  /** The chance that it misses at any look at all. */
  alpha: number;
  /** Of both arms: around this many people it is at its narrowest. Being wrong about it costs width, never validity. */
  nStar: number;
}

/**
 * The deviation of the normal over which effects are mixed, so that the interval is narrowest at `nStar` people
 * (Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas 2024, Annals of Statistics 52, appendix B.2; as growthbook does).
 */
export function mixingScale({ alpha, nStar }: Tuning): number {
  return Math.sqrt((-2 * Math.log(alpha) + Math.log(1 - 2 * Math.log(alpha))) / nStar);
}

/** By how many standard errors the interval reaches to each side, at so many people: where a fixed look has 1.96. */
export function alwaysValidFactor(people: number, tuning: Tuning): number {
  const information = people * mixingScale(tuning) ** 2;
  const spread = information + 1;
  return Math.sqrt((spread / information) * 2 * Math.log(Math.sqrt(spread) / tuning.alpha));
}

/**
 * An asymptotic confidence sequence (the same, theorem 2.2): the truth lies in it at every look at once with chance
 * 1 − alpha, however often one looks and whenever one stops, once there is enough of what is counted for its mean to be
 * near a normal. The p-value is one over the evidence, and may be looked at daily likewise.
 */
export function alwaysValidInterval(effect: Effect, tuning: Tuning): Interval {
  const { estimate, standardError, people } = effect;
  const width = alwaysValidFactor(people, tuning) * standardError;
  const information = people * mixingScale(tuning) ** 2;
  const z = estimate / standardError;
  const lnEvidence = (information * z * z) / (2 * (information + 1)) - Math.log1p(information) / 2;
  return { estimate, low: estimate - width, high: estimate + width, pValue: Math.min(1, Math.exp(-lnEvidence)) };
}
