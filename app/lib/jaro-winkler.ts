/** How much a common beginning counts, and how long a beginning can be (Winkler 1990). */
const prefixWeight = 0.1;
const longestPrefix = 4;

/**
 * How alike two words are, 0–1, after Jaro and Winkler: letters in common that stand near each other, less those in
 * another order, more for a common beginning.
 */
export function jaroWinkler(one: string, other: string): number {
  const jaro = jaroOf(one, other);
  let prefix = 0;
  while (prefix < longestPrefix && prefix < one.length && one[prefix] === other[prefix]) prefix++;
  return jaro + prefix * prefixWeight * (1 - jaro);
}

function jaroOf(one: string, other: string): number {
  if (one === other) return 1;
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1);
  const taken = new Set<number>();
  const common: string[] = [];
  for (let i = 0; i < one.length; i++) {
    for (let j = Math.max(0, i - reach); j <= Math.min(other.length - 1, i + reach); j++) {
      if (taken.has(j) || one[i] !== other[j]) continue;
      taken.add(j);
      common.push(one[i] ?? "");
      break;
    }
  }
  const m = common.length;
  if (m === 0) return 0;
  const there = [...taken].toSorted((a, b) => a - b).map((j) => other[j]);
  const displaced = common.filter((letter, i) => letter !== there[i]).length / 2;
  return (m / one.length + m / other.length + (m - displaced) / m) / 3;
}
