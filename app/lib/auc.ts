/** How often of two, of whom one's outcome is true, that one's score is the higher; 0.5 is chance, equal scores count half. */
export interface Auc {
  auc: number;
  standardError: number;
}

/** The area under the curve of a score, with its standard error. Nothing can be said where all outcomes are alike. */
export function aucOf(scores: readonly number[], outcomes: readonly boolean[]): Auc | null {
  const placed = placements(scores, outcomes);
  if (!placed) return null;
  const { whole, yes, no } = placed;
  return { auc: whole, standardError: Math.sqrt(variance(yes) / yes.length + variance(no) / no.length) };
}

/**
 * How much higher one score's area is than another's on the same people, with the standard error of the difference.
 * @see DeLong, DeLong & Clarke-Pearson 1988, by the placements of each
 */
export function compareAucs(
  one: readonly number[],
  other: readonly number[],
  outcomes: readonly boolean[],
): { difference: number; standardError: number } | null {
  const [a, b] = [placements(one, outcomes), placements(other, outcomes)];
  if (!a || !b) return null;
  const between = (these: readonly number[], those: readonly number[]) =>
    variance(these.map((value, i) => value - (those[i] ?? 0))) / these.length;
  return {
    difference: a.whole - b.whole,
    standardError: Math.sqrt(between(a.yes, b.yes) + between(a.no, b.no)),
  };
}

interface Placements {
  whole: number;
  /** Of each whose outcome is true, the part of the others it stands above; of each other, of those it stands below. */
  yes: number[];
  no: number[];
}

function placements(scores: readonly number[], outcomes: readonly boolean[]): Placements | null {
  const of = (wanted: boolean) => scores.flatMap((_, i) => (outcomes[i] === wanted ? [i] : []));
  const [yes, no] = [of(true), of(false)];
  if (yes.length === 0 || no.length === 0) return null;
  const among = midranks(scores);
  const [within, without] = [yes, no].map((group) => midranks(group.map((i) => scores[i] ?? 0)));
  const above = yes.map((i, n) => ((among[i] ?? 0) - (within?.[n] ?? 0)) / no.length);
  const below = no.map((i, n) => 1 - ((among[i] ?? 0) - (without?.[n] ?? 0)) / yes.length);
  return { whole: above.reduce((sum, value) => sum + value, 0) / above.length, yes: above, no: below };
}

/** Each one's place from 1 on; those that are equal share the middle of theirs. */
function midranks(scores: readonly number[]): number[] {
  const order = scores.map((_, i) => i).toSorted((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
  const ranks: number[] = [];
  for (let from = 0; from < order.length;) {
    let until = from;
    while (until < order.length && scores[order[until] ?? 0] === scores[order[from] ?? 0]) until++;
    for (const i of order.slice(from, until)) ranks[i] = (from + 1 + until) / 2;
    from = until;
  }
  return ranks;
}

function variance(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}
