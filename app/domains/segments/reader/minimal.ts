import type { Definition } from "../model";
import { listFacts, withFacts, type Fact } from "./fact-list";
import type { ProfileFacts, ReadContext } from "./facts";
import { known } from "./known";
import { read } from "./read";

const triedFacts = 500;

export interface Minimal {
  /** The profile with what is left: it alone gives the verdict. */
  facts: ProfileFacts;
  /** The oldest first. Taking any one away changes the verdict. */
  kept: readonly Fact[];
  /** Facts older than the newest 500, if without them the verdict is another; they stand for one, and are not in `kept`. */
  older: readonly Fact[];
}

/**
 * The evidence for a verdict: facts, as they were known by then, that alone give it, of which none can be taken away. Facts go one by one, the oldest
 * first, so that of two that say the same the later stays, and again until none can go.
 */
export function minimalFacts(definition: Definition, profile: ProfileFacts, context: ReadContext): Minimal {
  const verdict = read(definition, profile, context);
  const suffices = (facts: readonly Fact[]) => read(definition, withFacts(profile, facts), context) === verdict;

  const all = listFacts(known(profile, context.asOf));
  const newest = all.slice(-triedFacts);
  let older = all.slice(0, -triedFacts);
  let kept = newest;
  for (;;) {
    const before = kept.length + older.length;
    if (suffices(kept)) older = [];
    for (const fact of kept) {
      const others = kept.filter((other) => other !== fact);
      if (suffices([...older, ...others])) kept = others;
    }
    if (kept.length + older.length === before) return { facts: withFacts(profile, [...older, ...kept]), kept, older };
  }
}
