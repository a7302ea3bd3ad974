/** "a, b or c". */
export function list(words: readonly string[], joint: "and" | "or"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${joint} ${words.at(-1)}`;
}

/** "1 hour", "2 hours". */
export function quantity(amount: number, one: string): string {
  return amount === 1 ? `1 ${one}` : `${amount} ${one}s`;
}

/** After "the": "hour", "2 hours". */
export function span(amount: number, one: string): string {
  return amount === 1 ? one : quantity(amount, one);
}

export function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? "an" : "a"} ${noun}`;
}

export function inQuotes(text: string): string {
  return `‘${text}’`;
}

/** A number as it is said where it announces how many follow. */
export function spelled(count: number): string {
  return ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"][count - 2] ?? String(count);
}
