/** The density of the standard normal at `x`. */
export function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
}

/**
 * The chance that a standard normal is at most `x`, to some 15 digits, in the far lower tail relatively so.
 * Near the middle by the series, in the tails by the continued fraction (NIST DLMF 7.6.2 and 7.9.3 in terms of erfc).
 */
export function normalCdf(x: number): number {
  if (x > 0) return 1 - normalCdf(-x);
  if (x < -38.6) return 0;
  return x < -2.5 ? normalDensity(x) * millsRatio(-x) : 0.5 + normalDensity(x) * oddSeries(x);
}

/** x + x³/3 + x⁵/(3·5) + … */
function oddSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let odd = 3; Math.abs(term) > 1e-18 * Math.abs(sum); odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return sum;
}

/** The upper tail over the density: 1/(x + 1/(x + 2/(x + …))), from its inner end. */
function millsRatio(x: number): number {
  let rest = x;
  // The farther out, the sooner it settles.
  for (let step = Math.ceil(16 + 250 / (x * x)); step >= 1; step--) rest = x + step / rest;
  return 1 / rest;
}

/**
 * The `x` that a standard normal stays below with chance `p`, 0 < p < 1: Hastings' approximation (Abramowitz and Stegun
 * 26.2.23), made exact by Halley's steps.
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`No quantile of the normal at ${p}`);
  if (p > 0.5) return -normalQuantile(1 - p);
  const t = Math.sqrt(-2 * Math.log(p));
  let x = (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t;
  for (let step = 0; step < 3; step++) {
    const off = (normalCdf(x) - p) / normalDensity(x);
    x -= off / (1 + (x * off) / 2);
  }
  return x;
}
