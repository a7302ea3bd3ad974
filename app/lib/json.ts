/**
 * Parses JSON without losing a digit: every number comes back as the text it was written as, because Shopify's ids
 * exceed 2^53 and its money must not become a binary fraction. Throws a SyntaxError as JSON.parse does.
 */
export function parseJsonExactly(text: string): unknown {
  return JSON.parse(text, keepDigits);
}

function keepDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  return typeof value === "number" ? (context?.source ?? String(value)) : value;
}
