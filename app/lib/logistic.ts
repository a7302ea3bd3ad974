/** A line through the log-odds: what each column adds, in the units it was given in. */
export interface LogisticFit {
  intercept: number;
  coefficients: number[];
}

const mostRounds = 50;
const closeEnough = 1e-8;
/** Odds beyond this are certain for every purpose, and a weight of nothing would end the search. */
const leastWeight = 1e-6;

/**
 * Logistic regression by iteratively reweighted least squares, with a ridge that draws coefficients towards nothing.
 * Columns are standardised for it, so that the ridge treats them alike; one that never varies gets nothing.
 * @param ridge how strong that is: as much as this many shoppers' worth of standardised evidence
 * @see McCullagh & Nelder, Generalized Linear Models, §4.4; le Cessie & van Houwelingen 1992 for the ridge
 */
export function fitLogistic(
  rows: readonly (readonly number[])[],
  outcomes: readonly boolean[],
  ridge: number,
): LogisticFit {
  const columns = rows[0]?.length ?? 0;
  const scales = Array.from({ length: columns }, (_, j) => scaleOf(rows.map((row) => row[j] ?? 0)));
  const design = rows.map((row) => [1, ...scales.map(({ mean, spread }, j) => ((row[j] ?? 0) - mean) / spread)]);
  const found = search(design, outcomes, ridge);
  const coefficients = scales.map(({ spread, isConstant }, j) => (isConstant ? 0 : (found[j + 1] ?? 0) / spread));
  const shift = scales.reduce((sum, { mean }, j) => sum + mean * (coefficients[j] ?? 0), 0);
  return { intercept: (found[0] ?? 0) - shift, coefficients };
}

function scaleOf(values: readonly number[]): { mean: number; spread: number; isConstant: boolean } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const isConstant = variance < 1e-12;
  return { mean, spread: isConstant ? 1 : Math.sqrt(variance), isConstant };
}

/** Newton's steps, each halved until it is no step down. */
function search(design: readonly number[][], outcomes: readonly boolean[], ridge: number): number[] {
  let at: number[] = Array.from({ length: design[0]?.length ?? 1 }, () => 0);
  let reached = likelihood(at, design, outcomes, ridge);
  for (let round = 0; round < mostRounds; round++) {
    const step = newtonStep(at, design, outcomes, ridge);
    let next = at.map((value, j) => value + (step[j] ?? 0));
    let gained = likelihood(next, design, outcomes, ridge) - reached;
    for (let halved = 1; gained < 0 && halved <= 20; halved++) {
      next = at.map((value, j) => value + (step[j] ?? 0) / 2 ** halved);
      gained = likelihood(next, design, outcomes, ridge) - reached;
    }
    if (gained < 0) return at;
    at = next;
    reached += gained;
    if (gained < closeEnough * (1 + Math.abs(reached))) return at;
  }
  return at;
}

function newtonStep(at: readonly number[], design: readonly number[][], outcomes: readonly boolean[], ridge: number) {
  const size = at.length;
  const gradient = at.map((value, j) => (j === 0 ? 0 : -ridge * value));
  const information = at.map((_, j) => at.map((_, k) => (j === k && j > 0 ? ridge : 0)));
  for (const [i, row] of design.entries()) {
    const p = probability(dot(row, at));
    const weight = Math.max(leastWeight, p * (1 - p));
    const error = (outcomes[i] ? 1 : 0) - p;
    for (let j = 0; j < size; j++) {
      const x = row[j] ?? 0;
      gradient[j] = (gradient[j] ?? 0) + x * error;
      const line = information[j];
      // It is the same across the diagonal.
      for (let k = 0; line && k <= j; k++) line[k] = (line[k] ?? 0) + weight * x * (row[k] ?? 0);
    }
  }
  const whole = information.map((line, j) => line.map((value, k) => (k <= j ? value : (information[k]?.[j] ?? 0))));
  return solve(whole, gradient);
}

function likelihood(at: readonly number[], design: readonly number[][], outcomes: readonly boolean[], ridge: number) {
  let sum = 0;
  for (const value of at.slice(1)) sum -= (ridge / 2) * value * value;
  for (const [i, row] of design.entries()) {
    const odds = dot(row, at);
    sum -= Math.log1p(Math.exp(-Math.abs(odds))) + ((outcomes[i] ? odds < 0 : odds > 0) ? Math.abs(odds) : 0);
  }
  return sum;
}

export function probability(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

function dot(row: readonly number[], at: readonly number[]): number {
  let sum = 0;
  for (let j = 0; j < at.length; j++) sum += (row[j] ?? 0) * (at[j] ?? 0);
  return sum;
}

/** Gaussian elimination with the largest pivot; a system without one gives nothing for what it does not say. */
export function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const size = right.length;
  const work = matrix.map((line, i) => [...line, right[i] ?? 0]);
  for (let column = 0; column < size; column++) {
    const size = (line: readonly number[] | undefined) => Math.abs(line?.[column] ?? 0);
    const below = work.slice(column);
    const pivot = column + below.reduce((best, line, i) => (size(line) > size(below[best]) ? i : best), 0);
    const [chosen, here] = [work[pivot] ?? [], work[column] ?? []];
    [work[column], work[pivot]] = [chosen, here];
    const head = chosen[column] ?? 0;
    if (Math.abs(head) < 1e-12) continue;
    work.forEach((line, i) => {
      const factor = i === column ? 0 : (line[column] ?? 0) / head;
      if (factor !== 0) work[i] = line.map((value, k) => value - factor * (chosen[k] ?? 0));
    });
  }
  return work.map((line, i) => (Math.abs(line[i] ?? 0) < 1e-12 ? 0 : (line[size] ?? 0) / (line[i] ?? 1)));
}
