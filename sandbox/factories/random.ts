/** A repeatable source of chance: the same seed and label give the same sequence on every machine. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  chance(probability: number): boolean;
  /** An integer from low to high, both included. */
  between(low: number, high: number): number;
  pick<T>(items: readonly T[]): T;
  /** One item, each as likely as its weight in proportion to all weights. Weights must not all be zero. */
  weighted<T>(items: readonly T[], weightOf: (item: T) => number): T;
  /** `count` different items, or all of them in a new order when there are fewer. */
  sample<T>(items: readonly T[], count: number): T[];
  normal(mean: number, deviation: number): number;
  /** Log-normal around its median; `sigma` is the deviation of the logarithm. */
  logNormal(median: number, sigma: number): number;
  exponential(mean: number): number;
  poisson(mean: number): number;
  /** Lower-case hexadecimal digits, as in Shopify's tokens. */
  hex(length: number): string;
  /** An independent source, so that drawing more in one place changes nothing elsewhere. */
  fork(label: string): Random;
}

/** Builds a source from a seed. The generator is sfc32, its state filled from a hash of seed and label. */
export function randomFrom(seed: number, label = ""): Random {
  const next = sfc32(`${seed}/${label}`);

  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const normal = (mean: number, deviation: number) =>
    mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());

  return {
    next,
    chance: (probability) => next() < probability,
    between,
    pick: (items) => itemAt(items, between(0, items.length - 1)),
    weighted(items, weightOf) {
      const likely = items.filter((item) => weightOf(item) > 0);
      let left = next() * likely.reduce((sum, item) => sum + weightOf(item), 0);
      const index = likely.findIndex((item) => (left -= weightOf(item)) < 0);
      // Sums of fractions may leave a crumb behind the last item.
      return itemAt(likely, index === -1 ? likely.length - 1 : index);
    },
    sample(items, count) {
      const rest = [...items];
      const drawn = Math.min(count, rest.length);
      return Array.from({ length: drawn }, () => rest.splice(between(0, rest.length - 1), 1)).flat();
    },
    normal,
    logNormal: (median, sigma) => median * Math.exp(normal(0, sigma)),
    exponential: (mean) => -mean * Math.log(1 - next()),
    poisson(mean) {
      const limit = Math.exp(-mean);
      let count = 0;
      for (let product = next(); product > limit; product *= next()) count += 1;
      return count;
    },
    hex: (length) => Array.from({ length }, () => between(0, 15).toString(16)).join(""),
    fork: (name) => randomFrom(seed, `${label}/${name}`),
  };
}

function itemAt<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined)
    throw new RangeError("Nothing to choose from: give at least one item with a positive weight.");
  return item;
}

function sfc32(text: string): () => number {
  const word = hashWords(text);
  let [a, b, c, counter] = [word(), word(), word(), 1];
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  // The first outputs still resemble the seed.
  for (let round = 0; round < 12; round += 1) next();
  return next;
}

/** FNV-1a over the text, then splitmix32 steps for as many words as are wanted. */
function hashWords(text: string): () => number {
  let state = 0x811c9dc5;
  for (const letter of text) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
}
