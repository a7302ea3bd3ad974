/** Reads "a=1; b=2", the way DKIM and DMARC records are written. Null when a part is no pair, or a name comes twice. */
export function readTags(text: string): Map<string, string> | null {
  const tags = new Map<string, string>();
  const parts = text.split(";").map((part) => part.trim());
  for (const part of parts.filter((part) => part !== "")) {
    const pair = /^([a-z][a-z0-9_]*)\s*=\s*(.*)$/is.exec(part);
    const name = pair?.[1]?.toLowerCase();
    if (!name || tags.has(name)) return null;
    tags.set(name, pair?.[2]?.trim() ?? "");
  }
  return tags;
}
