import type { Random } from "../../../sandbox/factories/random";

/** Draws above this on average are taken in parts: e to the minus this many is still far from the smallest number. */
const largestMean = 100;

/** How many of `n` throws succeed: exactly so in law, by walking up the distribution, in parts where many succeed. */
export function binomial(random: Random, n: number, chance: number): number {
  if (n <= 0 || chance <= 0) return 0;
  if (chance >= 1) return n;
  if (chance > 0.5) return n - binomial(random, n, 1 - chance);
  const parts = Math.ceil((n * chance) / largestMean);
  if (parts > 1) {
    const half = Math.floor(n / 2);
    return binomial(random, half, chance) + binomial(random, n - half, chance);
  }
  const odds = chance / (1 - chance);
  let left = random.next();
  let mass = Math.exp(n * Math.log1p(-chance));
  let count = 0;
  while (left > mass && count < n) {
    left -= mass;
    count += 1;
    mass *= (odds * (n - count + 1)) / count;
  }
  return count;
}

/** So many people, each given an arm by its share. */
export function splitAmong(random: Random, people: number, shares: readonly number[]): number[] {
  let [left, whole] = [people, shares.reduce((sum, share) => sum + share, 0)];
  return shares.map((share) => {
    const taken = binomial(random, left, Math.min(1, share / whole));
    left -= taken;
    whole -= share;
    return taken;
  });
}
