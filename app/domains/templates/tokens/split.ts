const token = /\{\{\s*([a-z_]+)\s*(?:\|([^{}]*))?\}\}/g;

/** A token as it was written. */
export interface TokenUse {
  name: string;
  /** The words after the bar, which stand by; null without a bar. */
  fallback: string | null;
}

/** A text in its parts: words as they are, and tokens. */
export function splitTokens(text: string): (string | TokenUse)[] {
  const parts: (string | TokenUse)[] = [];
  let end = 0;
  for (const match of text.matchAll(token)) {
    if (match.index > end) parts.push(text.slice(end, match.index));
    parts.push({ name: match[1] ?? "", fallback: match[2] ?? null });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}

export function tokensIn(text: string): TokenUse[] {
  return splitTokens(text).filter((part) => typeof part !== "string");
}

/** The words alone, tokens taken away. */
export function withoutTokens(text: string): string {
  return splitTokens(text)
    .filter((part) => typeof part === "string")
    .join("");
}
