import type { Figures } from "../model";
import { isWell } from "./breaker";

/** Parts of an imported list that its first mail may have gone to, one after the other. */
const parts = [0.05, 0.25, 1] as const;
/** A part smaller than this would tell nothing. */
const leastAtOnce = 50;
/** Of so much of a part something has to be known before the next one. */
const heardShare = 0.9;

/**
 * To how many of an imported list its first mail may have gone by now. Nobody knows how old such a list is: a small
 * part goes first, and the rest only once that was well taken.
 * @param figures of this mail alone
 */
export function importStep(size: number, figures: Figures): number {
  const steps = parts.map((part) => Math.min(size, Math.max(leastAtOnce, Math.ceil(size * part))));
  const next = steps.find((step) => step > figures.sent) ?? size;
  // What is to be heard of is the part before: of the one that is on its way nobody can have heard yet.
  const before = steps.findLast((step) => step <= figures.sent) ?? 0;
  const isKnown = figures.heard >= before * heardShare && isWell(figures);
  return before === 0 || isKnown ? next : figures.sent;
}
