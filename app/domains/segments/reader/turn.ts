import type { Definition } from "../model";
import { referencesOf } from "../references";
import { beginningsOf, dayOf } from "../calendar";
import type { ProfileFacts, ReadContext } from "./facts";
import { known } from "./known";
import { lengthsIn, turnsWithDays } from "./lengths";
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
  const instants = turnsByTime(definition, present, context, { from: context.asOf, until })
    .filter((at) => at > context.asOf && at <= until)
    .toSorted((a, b) => a.getTime() - b.getTime());
  return instants.find((asOf) => read(definition, present, { ...context, asOf }) !== verdict) ?? null;
}

const mostReads = 2000;

/**
 * The instant from which on the verdict has been what it is as of the context's instant; `from` where it was the same
 * then already. Null when so much has happened since that it was not looked for as far back. Everything is asked with
 * the shop's rhythm of buying as it is now.
 */
export function heldSince(definition: Definition, facts: ProfileFacts, context: ReadContext, from: Date): Date | null {
  const { asOf } = context;
  const verdict = read(definition, facts, context);
  const derived = [...(context.kept.get(facts.profileId)?.values() ?? [])].map(({ since }) => since);
  const instants = [...turnsByTime(definition, facts, context, { from, until: asOf }), ...moments(facts), ...derived];
  const earlier = new Set(
    instants.map((at) => at.getTime()).filter((at) => at > from.getTime() && at <= asOf.getTime()),
  );
  const latestFirst = [...[...earlier].sort((a, b) => b - a), from.getTime()];
  let since = asOf;
  for (const at of latestFirst.slice(0, mostReads).map((time) => new Date(time))) {
    if (read(definition, facts, { ...context, asOf: at }) !== verdict) return since;
    since = at;
  }
  return latestFirst.length > mostReads ? null : since;
}

/** Instants at which time alone may turn the verdict; some lie outside of the span. */
function turnsByTime(
  definition: Definition,
  facts: ProfileFacts,
  context: ReadContext,
  { from, until }: { from: Date; until: Date },
): Date[] {
  const definitions = meanings(definition, context);
  const lengths = definitions.flatMap(lengthsIn);
  const days = definitions.some(turnsWithDays) ? midnights(from, until, context.timezone) : [];
  const stages = [from, ...facts.orders.map(({ processedAt }) => processedAt).filter((at) => at >= from && at < until)];
  return [
    ...days,
    ...ends(lengths, [...happened(facts), ...keptMoments(facts, context)]),
    ...abandoned(facts),
    ...stages.flatMap((asOf) => stageEnds(facts, { ...context, asOf })),
  ];
}

/** The definition, and those of the segments it asks about, and they. */
function meanings(definition: Definition, { segments }: ReadContext): Definition[] {
  const found = new Set([definition]);
  for (const one of found) {
    for (const id of referencesOf(one)) {
      const meaning = segments.get(id);
      if (meaning) found.add(meaning);
    }
  }
  return [...found];
}

function midnights(from: Date, until: Date, timezone: string): Date[] {
  const [first, last] = [dayOf(from, timezone), dayOf(until, timezone)];
  return Array.from({ length: last - first + 1 }, (_, i) => beginningsOf(first + i, timezone)).flat();
}

/** When so much time has passed, and when more has. */
function ends(lengths: readonly number[], moments: readonly Date[]): Date[] {
  return moments.flatMap((at) => lengths.flatMap((ms) => after(at, ms)));
}

function after(at: Date, ms: number): Date[] {
  return [ms, ms + 1].map((more) => new Date(at.getTime() + more));
}

function abandoned({ checkouts }: ProfileFacts): Date[] {
  return checkouts.flatMap(({ startedAt }) => after(startedAt, abandonedAfterMs));
}

function happened({ knownSince, orders, checkouts, events, stays }: ProfileFacts): Date[] {
  return [
    knownSince,
    ...orders.map(({ processedAt }) => processedAt),
    ...checkouts.map(({ startedAt }) => startedAt),
    ...events.map(({ occurredAt }) => occurredAt),
    ...stays.flatMap(({ enteredAt, leftAt }) => (leftAt ? [enteredAt, leftAt] : [enteredAt])),
  ];
}

/** Days and instants that traits name. */
function keptMoments({ profileId }: ProfileFacts, { kept }: ReadContext): Date[] {
  return [...(kept.get(profileId)?.values() ?? [])].flatMap(({ answer }) =>
    answer.type === "moment" ? [answer.at] : [],
  );
}

/** The stage's end, and of the next one. */
function stageEnds(facts: ProfileFacts, context: ReadContext): Date[] {
  const { lifecycleUntil } = lifecycleBy(facts, context);
  return lifecycleUntil ? [lifecycleUntil, ...stageEnds(facts, { ...context, asOf: lifecycleUntil })] : [];
}

/** When something happened, or was taken back. */
function moments({ orders, checkouts, events, stays, consents }: ProfileFacts): Date[] {
  const told = [
    ...orders.flatMap(({ processedAt, cancelledAt, deletedAt, version, lines, refunds }) => [
      ...[processedAt, cancelledAt, deletedAt, version],
      ...lines.map((line) => line.version),
      ...refunds.map(({ refundedAt }) => refundedAt),
    ]),
    ...checkouts.flatMap(({ startedAt, completedAt, deletedAt }) => [startedAt, completedAt, deletedAt]),
    ...events.map(({ occurredAt }) => occurredAt),
    ...stays.flatMap(({ enteredAt, leftAt }) => [enteredAt, leftAt]),
    ...consents.map(({ occurredAt }) => occurredAt),
  ];
  return told.filter((at) => at !== null);
}
