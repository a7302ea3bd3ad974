import type { Definition } from "../model";
import { beginningsOf, dayOf } from "./calendar";
import type { ProfileFacts, ReadContext } from "./facts";
import { known } from "./known";
import { lengthsIn } from "./lengths";
import { read } from "./read";
import { abandonedAfterMs, lifecycleBy } from "./shopper";

/**
 * The first instant after `asOf`, and not after `until`, at which the verdict is another though nothing happens; null
 * when there is none. Found by trying every instant at which one could be: local midnights, the ends of lengths of time
 * from everything that happened, and of lifecycle stages. To the millisecond.
 */
export function nextChange(
  definition: Definition,
  facts: ProfileFacts,
  context: ReadContext,
  until: Date,
): Date | null {
  const present = known(facts, context.asOf);
  const verdict = read(definition, present, context);
  const definitions = [definition, ...context.segments.values()];
  const lengths = [abandonedAfterMs, ...definitions.flatMap(lengthsIn)];
  const instants = [...midnights(context, until), ...ends(lengths, present), ...stageEnds(present, context)]
    .filter((at) => at > context.asOf && at <= until)
    .toSorted((a, b) => a.getTime() - b.getTime());
  return instants.find((asOf) => read(definition, present, { ...context, asOf }) !== verdict) ?? null;
}

function midnights({ asOf, timezone }: ReadContext, until: Date): Date[] {
  const [today, last] = [dayOf(asOf, timezone), dayOf(until, timezone)];
  return Array.from({ length: last - today + 1 }, (_, i) => beginningsOf(today + i, timezone)).flat();
}

/** When so much time has passed, and when more has. */
function ends(lengths: readonly number[], { knownSince, orders, checkouts, events, stays }: ProfileFacts): Date[] {
  const moments = [
    knownSince,
    ...orders.map(({ processedAt }) => processedAt),
    ...checkouts.map(({ startedAt }) => startedAt),
    ...events.map(({ occurredAt }) => occurredAt),
    ...stays.flatMap(({ enteredAt, leftAt }) => (leftAt ? [enteredAt, leftAt] : [enteredAt])),
  ];
  return moments.flatMap((at) => lengths.flatMap((ms) => [ms, ms + 1].map((after) => new Date(at.getTime() + after))));
}

/** The stage's end, and of the next one. */
function stageEnds(facts: ProfileFacts, context: ReadContext): Date[] {
  const { lifecycleUntil } = lifecycleBy(facts, context);
  return lifecycleUntil ? [lifecycleUntil, ...stageEnds(facts, { ...context, asOf: lifecycleUntil })] : [];
}
