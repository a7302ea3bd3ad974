import {
  countModels,
  type BuyingPattern,
  type CountModel,
  type CountParameters,
} from "~/domains/predictions/counts/pattern";
import type { SpendParameters } from "~/domains/predictions/spend/gamma-gamma";
import type { Random } from "../../../sandbox/factories/random";

/** A shopper who lived as the models say: when they bought, counted from their first purchase, and for how much. */
interface Life {
  /** Ascending, from 0 on. */
  times: readonly number[];
  amounts: readonly number[];
}

interface Truth {
  model: CountModel;
  counts: CountParameters;
  spend?: SpendParameters;
}

/** Lets somebody buy for so long, by a rate and an end of their own. */
export function live(random: Random, { model, counts, spend }: Truth, span: number): Life {
  const rate = gamma(random, counts.r) / counts.alpha;
  const ends = beta(random, counts.a, counts.b);
  const scale = spend ? gamma(random, spend.q) / spend.v : 1;
  const times = [0];
  let isAlive = model === countModels[0] || !random.chance(ends);
  for (let at = random.exponential(1 / rate); isAlive && at < span; at += random.exponential(1 / rate)) {
    times.push(at);
    isAlive = !random.chance(ends);
  }
  return { times, amounts: times.map(() => (spend ? gamma(random, spend.p) / scale : 1)) };
}

/** What was known of a life after so long. */
export function patternOf({ times }: Life, age: number): BuyingPattern {
  const known = times.filter((time) => time <= age);
  return { repeats: known.length - 1, lastRepeat: known.at(-1) ?? 0, age };
}

/** Marsaglia and Tsang (2000); a shape below one by the power of a uniform. */
function gamma(random: Random, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * (1 - random.next()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = random.normal(0, 1);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

function beta(random: Random, a: number, b: number): number {
  const [x, y] = [gamma(random, a), gamma(random, b)];
  return x / (x + y);
}
