/** What was found is good for a while; who asks meanwhile gets it without another look. */
export interface Remembered<Value> {
  find(key: string, now: Date, look: () => Promise<Value>): Promise<Value>;
}

interface Kept<Value> {
  value: Promise<Value>;
  until: number;
}

/**
 * Remembers what looks found. Those who ask at the same time share one look; one that fails is not remembered.
 * @param milliseconds how long; Infinity for what never changes
 * @param most how many answers are kept; the oldest go first
 */
export function remember<Value>(milliseconds: number, most: number): Remembered<Value> {
  const kept = new Map<string, Kept<Value>>();
  return {
    find(key, now, look) {
      const known = kept.get(key);
      if (known && known.until > now.getTime()) return known.value;
      const value = look();
      const entry = { value, until: now.getTime() + milliseconds };
      kept.delete(key);
      kept.set(key, entry);
      value.catch(() => kept.get(key) === entry && kept.delete(key));
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      return value;
    },
  };
}
