/** What a page's loading felt like: times in milliseconds, layout shift as its own measure. */
export interface Vitals {
  firstContentfulPaint: number;
  largestContentfulPaint: number;
  totalBlockingTime: number;
  layoutShift: number;
}

interface Curve {
  weight: number;
  /** What one page in ten is better than: worth 0.9. */
  good: number;
  /** What half of all pages are better than: worth 0.5. */
  median: number;
}

// Lighthouse 10 for phones: weights of its performance category, and the control points of each audit's curve
// (core/config/default-config.js and core/audits/metrics/*.js of GoogleChrome/lighthouse 10). The fifth measure, the
// speed index with a weight of 10, needs pictures of every frame; it is left out, and the others share its weight.
const curves: Record<keyof Vitals, Curve> = {
  firstContentfulPaint: { weight: 10, good: 1800, median: 3000 },
  largestContentfulPaint: { weight: 25, good: 2500, median: 4000 },
  totalBlockingTime: { weight: 30, good: 200, median: 600 },
  layoutShift: { weight: 25, good: 0.1, median: 0.25 },
};
const names = ["firstContentfulPaint", "largestContentfulPaint", "totalBlockingTime", "layoutShift"] as const;

/** Points out of 100, as Lighthouse's performance category gives them. */
export function pointsOf(vitals: Vitals): number {
  const whole = names.reduce((sum, name) => sum + curves[name].weight, 0);
  const reached = names.reduce((sum, name) => sum + curves[name].weight * worth(vitals[name], curves[name]), 0);
  return (100 * reached) / whole;
}

/**
 * The share of pages that are worse, where the logarithms of a measure are spread normally: 0.5 at the median, 0.9 at what
 * is good. (Lighthouse: shared/statistics.js, getLogNormalScore.)
 */
export function worth(value: number, { good, median }: Pick<Curve, "good" | "median">): number {
  if (value <= 0) return 1;
  const inverseErfcOfOneFifth = 0.9061938024368232;
  const spread = inverseErfcOfOneFifth / Math.log(median / good);
  return (1 - erf(Math.log(value / median) * spread)) / 2;
}

/** The error function, within 1.5e-7 (Abramowitz and Stegun, 7.1.26). */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const series = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return Math.sign(x) * (1 - series * Math.exp(-x * x));
}

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[sorted.length % 2 === 1 ? middle : middle - 1], sorted[middle]];
  return (low + high) / 2;
}

/** Of several runs the median of each measure. */
export function medians(runs: readonly Vitals[]): Vitals {
  const of = (name: keyof Vitals) => medianOf(runs.map((run) => run[name]));
  return {
    firstContentfulPaint: of("firstContentfulPaint"),
    largestContentfulPaint: of("largestContentfulPaint"),
    totalBlockingTime: of("totalBlockingTime"),
    layoutShift: of("layoutShift"),
  };
}
