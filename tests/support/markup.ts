/** An element as it stands in HTML. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
}

const piece =
  /<!--[\s\S]*?-->|<!DOCTYPE[^>]*>|<\/[a-z][a-z0-9]*>|<([a-z][a-z0-9]*)((?:\s+[a-zA-Z][\w:-]*(?:="[^"<>]*")?)*)\s*\/?>|[^<>]+/gy;
const attribute = /([a-zA-Z][\w:-]*)(?:="([^"]*)")?/g;

/**
 * The elements of HTML that is written as strictly as React writes it. It throws at anything else, such as an attribute
 * that somebody's words have ended, so that what passes is understood by every program alike.
 */
export function elementsOf(html: string): Element[] {
  const elements: Element[] = [];
  let end = 0;
  for (const match of html.matchAll(piece)) {
    if (match.index !== end) break;
    end += match[0].length;
    const [, name, attributes = ""] = match;
    if (!name) continue;
    const pairs = [...attributes.matchAll(attribute)].map((one): [string, string] => [one[1] ?? "", one[2] ?? ""]);
    elements.push({ name, attributes: Object.fromEntries(pairs) });
  }
  if (end !== html.length) throw new Error(`This is no HTML as it is written here: ${html.slice(end, end + 120)}`);
  return elements;
}

/** The words of HTML as a reader gets them. */
export function wordsOf(html: string): string {
  const body = html.replace(/<style>[\s\S]*?<\/style>/g, "").replace(/<!--[\s\S]*?-->/g, "");
  return decode(body.replace(/<[^>]*>/g, ""));
}

export function decode(text: string): string {
  return text
    .replace(/&#(x?)([0-9a-f]+);/gi, (_, hex: string, digits: string) =>
      String.fromCodePoint(Number.parseInt(digits, hex === "" ? 10 : 16)),
    )
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}
