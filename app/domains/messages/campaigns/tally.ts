import type { Decision, DeferReason, SkipReason } from "../gate/model";

/** What the gate would do with somebody of an audience, and which message she would get. */
export interface Foreseen {
  segmentId: number | null;
  template: string;
  decision: Decision;
}

/** How many of an audience would get their mail at once, later, or not at all. The parts add up to the audience. */
export interface Tally {
  audience: number;
  send: number;
  /** By reason, the most first; `until` is when the last of them would get it. */
  deferred: { reason: DeferReason; count: number; until: Date }[];
  skipped: { reason: SkipReason; count: number }[];
}

export interface PartTally extends Tally {
  segmentId: number | null;
  template: string;
}

/**
 * Counts what would be done with an audience by what would be done with those who were looked at.
 * @param foreseen of whoever was looked at: all of them, or a fair sample
 */
export function tally(foreseen: readonly Foreseen[], audience: number): Tally {
  const whole = { send: 0, deferred: new Map<DeferReason, Date[]>(), skipped: new Map<SkipReason, number>() };
  for (const { decision } of foreseen) {
    if (decision.decision === "send") whole.send += 1;
    else if (decision.decision === "skip") add(whole.skipped, decision.reason);
    else whole.deferred.set(decision.reason, [...(whole.deferred.get(decision.reason) ?? []), decision.until]);
  }
  const deferred = [...whole.deferred].map(([reason, untils]) => ({
    reason,
    count: untils.length,
    until: latest(untils),
  }));
  const skipped = [...whole.skipped].map(([reason, count]) => ({ reason, count }));
  const counts = [whole.send, ...deferred.map(({ count }) => count), ...skipped.map(({ count }) => count)];
  const [send = 0, ...others] = scale(counts, audience);
  const scaled = others.values();
  const next = () => scaled.next().value ?? 0;
  return {
    audience,
    send,
    deferred: deferred.map((one) => ({ ...one, count: next() })).sort((a, b) => b.count - a.count),
    skipped: skipped.map((one) => ({ ...one, count: next() })).sort((a, b) => b.count - a.count),
  };
}

/** The same for each message, the one for most coming first. */
export function tallyParts(foreseen: readonly Foreseen[], audience: number): PartTally[] {
  const parts = new Map<string, Foreseen[]>();
  for (const one of foreseen) {
    const key = JSON.stringify([one.segmentId, one.template]);
    const part = parts.get(key);
    if (part) part.push(one);
    else parts.set(key, [one]);
  }
  const all = [...parts.values()];
  const sizes = scale(
    all.map((part) => part.length),
    audience,
  );
  return all
    .flatMap((part, i) => {
      const [first] = part;
      return first
        ? [{ segmentId: first.segmentId, template: first.template, ...tally(part, sizes[i] ?? part.length) }]
        : [];
    })
    .sort((a, b) => b.audience - a.audience);
}

/** Whole numbers in the proportion of these that add up to the total: each rounding makes up for those before it. */
export function scale(counts: readonly number[], total: number): number[] {
  const sum = counts.reduce((a, b) => a + b, 0);
  if (sum === 0) return counts.map(() => 0);
  let before = 0;
  return counts.map((count) => {
    const from = Math.round((before * total) / sum);
    before += count;
    return Math.round((before * total) / sum) - from;
  });
}

function add<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function latest(instants: readonly Date[]): Date {
  return instants.reduce((last, one) => (one > last ? one : last));
}
