import { cellsOf6, gridOf11, groupsOf6, rfmRule, type GroupOf11, type GroupOf6 } from "./model";

/** What the groups are made of. */
export interface Buyer {
  lastOrderAt: Date;
  orderCount: number;
  spentMinor: number;
}

export interface Rfm {
  scoresOf3: Scores;
  scoresOf5: Scores;
  groupOf6: GroupOf6;
  groupOf11: GroupOf11;
}

export interface Scores {
  recency: number;
  frequency: number;
  monetary: number;
}

/**
 * The groups of all who bought, in their order; null when they are too few to be told from each other. Who is equal has
 * the same score, always: that of the lowest place among them. So a crowd that bought once has the lowest score of
 * frequency, however large it is, and no order in which shoppers are looked at changes anything.
 */
export function rfmOf(buyers: readonly Buyer[]): (Rfm | null)[] {
  if (buyers.length < rfmRule.fewestBuyers) return buyers.map(() => null);
  const recency = worseThan(buyers.map(({ lastOrderAt }) => lastOrderAt.getTime()));
  const frequency = worseThan(buyers.map(({ orderCount }) => orderCount));
  const monetary = worseThan(buyers.map(({ spentMinor }) => spentMinor));
  return buyers.map((_, i) => {
    const score = (worse: readonly number[], steps: number) =>
      1 + Math.floor((steps * (worse[i] ?? 0)) / buyers.length);
    const scores = (steps: number): Scores => ({
      recency: score(recency, steps),
      frequency: score(frequency, steps),
      monetary: score(monetary, steps),
    });
    const [scoresOf3, scoresOf5] = [scores(3), scores(5)];
    return { scoresOf3, scoresOf5, groupOf6: groupOf6(scoresOf3), groupOf11: groupOf11(scoresOf5) };
  });
}

export function groupOf6({ recency, frequency, monetary }: Scores): GroupOf6 {
  const cell = `${recency}${frequency}${monetary}`;
  const group = groupsOf6.find((name) => cellsOf6[name].includes(cell));
  if (!group) throw new Error(`No group has the scores ${cell}`);
  return group;
}

/** Of frequency and money the mean counts, a half upwards. */
export function groupOf11({ recency, frequency, monetary }: Scores): GroupOf11 {
  const group = gridOf11[recency - 1]?.[Math.floor((frequency + monetary + 1) / 2) - 1];
  if (!group) throw new Error(`No group has the scores ${recency}, ${frequency} and ${monetary}`);
  return group;
}

/** Of how many each value is the greater. */
function worseThan(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const places = new Map<number, number>();
  sorted.forEach((value, i) => places.set(value, places.get(value) ?? i));
  return values.map((value) => places.get(value) ?? 0);
}
