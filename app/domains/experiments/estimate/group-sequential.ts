import { normalCdf, normalDensity, normalQuantile } from "~/lib/special/normal";
import { solve } from "~/lib/special/solve";

/** One look of several: at this share of all information, 0–1, the trial ends when |Z| reaches the bound. */
export interface PlannedLook {
  information: number;
  bound: number;
}

/** A density over a grid: of the sum so far, where it has not ended yet. */
interface Spread {
  points: Float64Array;
  /** The density times what its point stands for. */
  masses: Float64Array;
}

const start: Spread = { points: new Float64Array(1), masses: new Float64Array([1]) };

/**
 * The chance that |Z| has reached a bound at this look or an earlier one, for each look, by working the density forward
 * from look to look (Armitage, McPherson and Rowe 1969, Journal of the Royal Statistical Society A 132).
 * @param drift the mean that Z has with all information: 0 where nothing differs
 */
export function crossingChances(looks: readonly PlannedLook[], drift = 0): number[] {
  let spread = start;
  let reached = 0;
  return looks.map(({ information, bound }) => {
    spread = forward(spread, information - reached, bound * Math.sqrt(information), drift);
    reached = information;
    return 1 - spread.masses.reduce((sum, mass) => sum + mass, 0);
  });
}

/**
 * Bounds that spend the chance of a false end as O'Brien and Fleming's do, for looks at any shares of the information (Lan
 * and DeMets 1983, Biometrika 70): next to nothing early, so that the last look is hardly dearer than a single one.
 * @param shares of all information at each look, rising, at most 1
 */
export function spendingBounds(shares: readonly number[], alpha: number): number[] {
  const z = normalQuantile(1 - alpha / 2);
  const spentBy = (share: number) => 2 * normalCdf(-z / Math.sqrt(share));
  let spread = start;
  let [reached, spent] = [0, 0];
  return shares.map((share, i) => {
    const step = share - reached;
    const due = spentBy(share) - spent;
    const bound = solve((b) => due - chanceBeyond(spread, step, b * Math.sqrt(share)), 0.5, 40, 1e-9);
    if (i < shares.length - 1) spread = forward(spread, step, bound * Math.sqrt(share), 0);
    [reached, spent] = [share, spentBy(share)];
    return bound;
  });
}

/** The chance of not having ended before and lying beyond a limit after another step; what lies on one side does on both. */
function chanceBeyond({ points, masses }: Spread, step: number, limit: number): number {
  const scale = Math.sqrt(step);
  let sum = 0;
  for (let i = 0; i < points.length; i++) sum += (masses[i] ?? 0) * normalCdf(((points[i] ?? 0) - limit) / scale);
  return 2 * sum;
}

/** Simpson's rule over the region in which the trial goes on, fine enough for a step of this size. */
function forward(from: Spread, step: number, limit: number, drift: number): Spread {
  const scale = Math.sqrt(step);
  // Beyond nine deviations of all steps there is nothing to be found.
  const edge = Math.min(limit, 9 + Math.abs(drift));
  const count = 2 * Math.ceil(Math.min(1500, Math.max(40, (12 * edge) / scale)));
  const points = new Float64Array(count + 1);
  const masses = new Float64Array(count + 1);
  const width = (2 * edge) / count;
  for (let i = 0; i <= count; i++) {
    const point = -edge + i * width;
    const weight = i === 0 || i === count ? 1 : i % 2 === 1 ? 4 : 2;
    points[i] = point;
    masses[i] = (densityAt(from, point - drift * step, scale) * weight * width) / 3;
  }
  return { points, masses };
}

function densityAt({ points, masses }: Spread, point: number, scale: number): number {
  let sum = 0;
  for (let i = 0; i < points.length; i++) sum += (masses[i] ?? 0) * normalDensity((point - (points[i] ?? 0)) / scale);
  return sum / scale;
}
