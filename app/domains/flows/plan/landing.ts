import type { Plan } from "./plan";

/**
 * Where somebody who is at a step of one version is in another: at the same step; where that is gone, at the first of
 * those behind it that is still there; null when none is, so that the run is over. Where ways part, what stands behind
 * them counts, because nobody knows which way she would have gone.
 */
export function landing(step: string, from: Plan, to: Plan): string | null {
  for (let id: string | null = step; id !== null; id = from.places.get(id)?.next ?? null) {
    if (to.places.has(id)) return id;
  }
  return null;
}
