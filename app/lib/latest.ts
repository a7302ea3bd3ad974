/** What a source says of a thing: when, by its own clock, and what, in short. */
export interface Versioned {
  version: Date;
  digest: string;
}

/** The source's later word; of two words at one instant always the same one. */
export function isLater(a: Versioned, b: Versioned): boolean {
  const difference = a.version.getTime() - b.version.getTime();
  return difference > 0 || (difference === 0 && a.digest > b.digest);
}

/** The latest word about each thing, so that one statement never writes a row twice. */
export function latestBy<Fact extends Versioned>(facts: readonly Fact[], keyOf: (fact: Fact) => string): Fact[] {
  const latest = new Map<string, Fact>();
  for (const fact of facts) {
    const key = keyOf(fact);
    const known = latest.get(key);
    if (!known || isLater(fact, known)) latest.set(key, fact);
  }
  return [...latest.values()];
}
