import { normalQuantile } from "~/lib/special/normal";

/** How far to both sides the curvature is felt for. */
const reach = 0.02;

/**
 * Points around a minimum of minus the log of a likelihood, as far from it as its curvature there allows: what else would
 * fit about as well (Laplace's approximation, with the inverse of the second derivatives as covariance). They are spread
 * evenly and in mirrored pairs, not thrown, so that the same shop gets the same intervals.
 */
export function drawAround(
  cost: (point: readonly number[]) => number,
  point: readonly number[],
  count: number,
): number[][] {
  const root = rootOf(curvature(cost, point));
  return evenNormals(point.length, count).map((normal) => {
    const shift = solveUpper(root, normal);
    return point.map((x, i) => x + (shift[i] ?? 0));
  });
}

function curvature(cost: (point: readonly number[]) => number, point: readonly number[]): number[][] {
  const moved = (...by: [number, number][]) =>
    cost(point.map((x, i) => by.reduce((sum, [at, step]) => (at === i ? sum + step : sum), x)));
  return point.map((_, i) =>
    point.map((__, j) => {
      const rise = moved([i, reach], [j, reach]) - moved([i, reach], [j, -reach]);
      return (rise - moved([i, -reach], [j, reach]) + moved([i, -reach], [j, -reach])) / (4 * reach ** 2);
    }),
  );
}

/** The lower root of Cholesky. Where the ground is flat or falls, it is taken to rise a little: nothing is known there. */
function rootOf(matrix: readonly (readonly number[])[]): number[][] {
  for (let lift = 0; ; lift = Math.max(0.1, lift * 10)) {
    const root = cholesky(matrix.map((row, i) => row.map((x, j) => (i === j ? x + lift : x))));
    if (root) return root;
  }
}

function cholesky(matrix: readonly (readonly number[])[]): number[][] | null {
  const root: number[][] = [];
  for (const [i, row] of matrix.entries()) {
    const line: number[] = [];
    for (let j = 0; j <= i; j++) {
      const other = j === i ? line : (root[j] ?? []);
      const rest = line.reduce((left, x, k) => left - x * (other[k] ?? 0), row[j] ?? 0);
      if (j < i) line.push(rest / (other[j] ?? 1));
      else if (rest > 1e-9) line.push(Math.sqrt(rest));
      else return null;
    }
    root.push(line);
  }
  return root;
}

/** Solves rootᵀ · x = right, from the last line up. */
function solveUpper(root: readonly (readonly number[])[], right: readonly number[]): number[] {
  const solved = right.map(() => 0);
  for (let i = right.length - 1; i >= 0; i--) {
    let rest = right[i] ?? 0;
    for (let k = i + 1; k < right.length; k++) rest -= (root[k]?.[i] ?? 0) * (solved[k] ?? 0);
    solved[i] = rest / (root[i]?.[i] ?? 1);
  }
  return solved;
}

const primes = [2, 3, 5, 7, 11, 13];

/** Standard normal points by Halton's sequence, each with its mirror image. */
function evenNormals(dimensions: number, count: number): number[][] {
  const pairs = Array.from({ length: Math.ceil(count / 2) }, (_, n) =>
    primes.slice(0, dimensions).map((prime) => normalQuantile(halton(n + 1, prime))),
  );
  return pairs.flatMap((point) => [point, point.map((x) => -x)]).slice(0, count);
}

function halton(index: number, base: number): number {
  let [left, share, sum] = [index, 1 / base, 0];
  while (left > 0) {
    sum += (left % base) * share;
    left = Math.floor(left / base);
    share /= base;
  }
  return sum;
}
