/** Where a function was found least, and what it is there. */
export interface Minimum {
  point: readonly number[];
  value: number;
}

interface Effort {
  /** How far apart the first corners are. */
  step?: number;
  /** The search ends when all corners are as low as each other but for so much. */
  within?: number;
  /** And at the latest after so many turns. */
  turns?: number;
}

/** After so many fresh starts nothing better is looked for. */
const mostStarts = 12;

/**
 * Where a function of several numbers is least, looked for downhill from `start`: the simplex of Nelder and Mead (The
 * Computer Journal 7, 1965). It needs no derivatives, and takes what is no number for infinitely high. A simplex may fall
 * flat on its way; so a fresh one is set up where the last one ended, until that gains nothing.
 */
export function minimize(
  of: (point: readonly number[]) => number,
  start: readonly number[],
  effort: Effort = {},
): Minimum {
  let best = descend(of, start, effort);
  for (let starts = 1; starts < mostStarts; starts++) {
    const next = descend(of, best.point, effort);
    const gain = best.value - next.value;
    if (gain > 0) best = next;
    if (!(gain > (effort.within ?? defaults.within))) break;
  }
  return best;
}

const defaults = { step: 0.5, within: 1e-9, turns: 2000 };

function descend(of: (point: readonly number[]) => number, start: readonly number[], effort: Effort): Minimum {
  const { step, within, turns } = { ...defaults, ...effort };
  const at = (point: readonly number[]): Minimum => ({ point, value: orInfinite(of(point)) });
  let corners = [at(start), ...start.map((_, i) => at(start.map((x, j) => (i === j ? x + step : x))))].toSorted(
    byValue,
  );
  for (let turn = 0; turn < turns; turn++) {
    const [best, second, worst] = [corners[0], corners.at(-2), corners.at(-1)];
    if (!best || !second || !worst || worst.value - best.value <= within) break;
    const others = corners.slice(0, -1);
    const next = better(at, { best, second, worst }, centreOf(others));
    // Nothing better lies on the line through the worst: all draw together around the best.
    corners = next
      ? [...others, next].toSorted(byValue)
      : [best, ...corners.slice(1).map(({ point }) => at(between(best.point, point, 0.5)))].toSorted(byValue);
  }
  return corners[0] ?? at(start);
}

/** What takes the place of the worst corner: its image beyond the others, farther out, or nearer in; null for nothing. */
function better(
  at: (point: readonly number[]) => Minimum,
  { best, second, worst }: { best: Minimum; second: Minimum; worst: Minimum },
  centre: readonly number[],
): Minimum | null {
  const mirrored = at(between(centre, worst.point, -1));
  if (mirrored.value < best.value) {
    const farther = at(between(centre, worst.point, -2));
    return farther.value < mirrored.value ? farther : mirrored;
  }
  if (mirrored.value < second.value) return mirrored;
  const nearer = at(between(centre, mirrored.value < worst.value ? mirrored.point : worst.point, 0.5));
  return nearer.value < Math.min(mirrored.value, worst.value) ? nearer : null;
}

function centreOf(corners: readonly Minimum[]): number[] {
  const [first] = corners;
  return (first?.point ?? []).map(
    (_, i) => corners.reduce((sum, { point }) => sum + (point[i] ?? 0), 0) / corners.length,
  );
}

/** The point at `share` of the way from one to another. */
function between(from: readonly number[], to: readonly number[], share: number): number[] {
  return from.map((x, i) => x + share * ((to[i] ?? x) - x));
}

function orInfinite(value: number): number {
  return Number.isNaN(value) ? Number.POSITIVE_INFINITY : value;
}

function byValue(one: Minimum, other: Minimum): number {
  return one.value - other.value;
}
