import { mean } from "./spread";

/** How many cases of each kind a day had, by the kind's name. */
export interface MixedDay {
  day: string;
  counts: ReadonlyMap<string, number>;
}

export interface MixChange {
  isAlarm: boolean;
  /** How far the two mixes are apart: Jensen–Shannon divergence, 0–1 (in bits). */
  distance: number;
  /** By how many times what days differ by anyway. */
  evidence: number;
  /** The kind that has changed most, and its share before and now. */
  kind: string;
  before: number;
  now: number;
}

const recentDays = 7;
const leastRecent = 30;
const leastBefore = 120;
const draws = 120;
const blockDays = 3;
/** Nearer mixes do not matter. */
const leastDistance = 0.03;
/** Set by simulation: `prove -- drift`. */
export const enoughForMix = 5;

const none: MixChange = { isAlarm: false, distance: 0, evidence: 0, kind: "", before: 0, now: 0 };

/**
 * Whether who came in the last seven days is otherwise mixed than who came before. What is usual is drawn from the days
 * before: seven of them in blocks, against the others, many times over, because days that follow each other are alike and
 * a promotion changes the mix of its days.
 * @param days oldest first @param chance numbers in [0, 1)
 */
export function watchMix(days: readonly MixedDay[], chance: () => number): MixChange {
  const [recent, before] = [days.slice(-recentDays), days.slice(0, -recentDays)];
  const [now, past] = [sum(recent), sum(before)];
  if (total(now) < leastRecent || total(past) < leastBefore || before.length < 4 * recentDays) return none;
  const kinds = new Set([...now.keys(), ...past.keys()]).size;
  if (kinds < 2) return none;
  const found = statistic(now, past);
  const usual = Array.from({ length: draws }, () => {
    const drawn = draw(before, chance);
    return statistic(sum(drawn), sum(before.filter((day) => !drawn.includes(day))));
  });
  const free = kinds - 1;
  const dispersion = Math.max(1, mean(usual) / free, Math.max(...usual) / (free + 4.5 * Math.sqrt(2 * free)));
  const evidence = found / dispersion / (free + 2 * Math.sqrt(2 * free));
  const distance = divergence(now, past);
  return {
    isAlarm: evidence >= enoughForMix && distance >= leastDistance,
    distance,
    evidence,
    ...mostChanged(now, past),
  };
}

type Counts = ReadonlyMap<string, number>;

function sum(days: readonly MixedDay[]): Map<string, number> {
  const all = new Map<string, number>();
  for (const { counts } of days) for (const [kind, count] of counts) all.set(kind, (all.get(kind) ?? 0) + count);
  return all;
}

function total(counts: Counts): number {
  return [...counts.values()].reduce((whole, count) => whole + count, 0);
}

/** Seven days in blocks. */
function draw(days: readonly MixedDay[], chance: () => number): MixedDay[] {
  const drawn = new Set<MixedDay>();
  while (drawn.size < recentDays) {
    const from = Math.floor(chance() * days.length);
    for (const day of days.slice(from, from + blockDays)) if (drawn.size < recentDays) drawn.add(day);
  }
  return [...drawn];
}

/** The likelihood-ratio statistic of both having one mix: under pure chance about as large as there are kinds less one. */
function statistic(one: Counts, other: Counts): number {
  const [ones, others] = [total(one), total(other)];
  const whole = ones + others;
  if (ones === 0 || others === 0) return 0;
  const part = (count: number, of: number, both: number) =>
    count === 0 ? 0 : 2 * count * Math.log((count * whole) / (of * both));
  return [...new Set([...one.keys(), ...other.keys()])].reduce((all, kind) => {
    const [a, b] = [one.get(kind) ?? 0, other.get(kind) ?? 0];
    return all + part(a, ones, a + b) + part(b, others, a + b);
  }, 0);
}

/** Jensen–Shannon divergence of two mixes, in bits. */
export function divergence(one: Counts, other: Counts): number {
  const [ones, others] = [total(one), total(other)];
  if (ones === 0 || others === 0) return 0;
  return [...new Set([...one.keys(), ...other.keys()])].reduce((all, kind) => {
    const [p, q] = [(one.get(kind) ?? 0) / ones, (other.get(kind) ?? 0) / others];
    const middle = (p + q) / 2;
    const part = (share: number) => (share === 0 ? 0 : (share / 2) * Math.log2(share / middle));
    return all + part(p) + part(q);
  }, 0);
}

function mostChanged(now: Counts, past: Counts): Pick<MixChange, "kind" | "before" | "now"> {
  const shares = [...new Set([...now.keys(), ...past.keys()])].map((kind) => {
    return { kind, before: (past.get(kind) ?? 0) / total(past), now: (now.get(kind) ?? 0) / total(now) };
  });
  const [most] = shares.toSorted((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before));
  return most ?? { kind: "", before: 0, now: 0 };
}
