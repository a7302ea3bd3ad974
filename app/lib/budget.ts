/** What may be done so often: each key has a budget of its own, which fills up again as time goes by. */
export interface Budget {
  /** Takes one from the key's budget. @returns false when there is nothing left of it */
  take(key: string, now: number): boolean;
}

interface Left {
  count: number;
  at: number;
}

const mostKept = 50_000;

/**
 * Opens a budget.
 * @param perMinute how fast it fills up again
 * @param atOnce how much of it can be saved up
 */
export function openBudget({ perMinute, atOnce }: { perMinute: number; atOnce: number }): Budget {
  const kept = new Map<string, Left>();
  const leftOf = ({ count, at }: Left, now: number) =>
    Math.min(atOnce, count + (Math.max(0, now - at) * perMinute) / 60_000);
  return {
    take(key, now) {
      const known = kept.get(key);
      const left = known ? leftOf(known, now) : atOnce;
      if (left < 1) return false;
      // Who was seen last stands last, so what is forgotten first is what has rested longest.
      kept.delete(key);
      kept.set(key, { count: left - 1, at: now });
      if (kept.size > mostKept) forget(kept);
      return true;
    },
  };
}

function forget(kept: Map<string, Left>): void {
  const [oldest] = kept.keys();
  if (oldest !== undefined) kept.delete(oldest);
}
