/**
 * How many letters have to be changed, left out, put in or swapped with their neighbour to make one word the other
 * (Damerau and Levenshtein, in the form in which no letter is touched twice). By hand, because cmpstr 3.3.0 answers it
 * wrongly once it has been asked of words of several lengths.
 */
export function wordDistance(one: string, other: string): number {
  const [a, b] = withoutCommonEnds(one, other);
  let before: number[] = [];
  let last = Array.from({ length: a.length + 1 }, (_, i) => i);
  for (let j = 1; j <= b.length; j++) {
    const row = [j];
    for (let i = 1; i <= a.length; i++) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwapped ? at(before, i - 2) + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(at(row, i - 1) + 1, at(last, i) + 1, at(last, i - 1) + (isSame ? 0 : 1), swapped));
    }
    [before, last] = [last, row];
  }
  return at(last, a.length);
}

function at(row: readonly number[], i: number): number {
  return row[i] ?? Number.POSITIVE_INFINITY;
}

/** What begins and ends alike has no part in the difference, and words that are compared mostly do. */
function withoutCommonEnds(one: string, other: string): [string, string] {
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start++;
  let end = 0;
  while (end < shorter - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end++;
  return [one.slice(start, one.length - end), other.slice(start, other.length - end)];
}
