import { rule, type Counted, type Fit, type Method } from "../model";

/** Rates of a method and of popularity, and of their difference. Both were asked of the same shoppers. */
export function compareRates({ shoppers, hits, popularHits, onlyMethod, onlyPopular }: Counted): {
  gain: number;
  standardError: number;
} {
  if (shoppers === 0) return { gain: 0, standardError: 0 };
  const gain = (hits - popularHits) / shoppers;
  // Of each shopper the difference is 1, 0 or -1.
  const variance = (onlyMethod + onlyPopular) / shoppers - gain * gain;
  return { gain, standardError: Math.sqrt(Math.max(0, variance) / shoppers) };
}

/**
 * Of the methods that beat popularity by more than the difference's standard error, the one that was right most often;
 * popularity itself when there is none, or when too few shoppers were asked.
 */
export function judge(counted: readonly Counted[], cutAt: Date, measuredAt: Date): Fit[] {
  const used = chooseMethod(counted);
  return counted.map((count) => ({
    ...{ method: count.method, shoppers: count.shoppers, hits: count.hits, popularHits: count.popularHits },
    ...{ measuredAt, cutAt, standardError: compareRates(count).standardError, isUsed: count.method === used },
  }));
}

export function chooseMethod(counted: readonly Counted[]): Method {
  const better = counted.filter((count) => {
    const { gain, standardError } = compareRates(count);
    return count.shoppers >= rule.fewestMeasured && gain > standardError;
  });
  const [best] = better.toSorted((a, b) => b.hits - a.hits);
  return best?.method ?? "popularity";
}
