import type { Content } from "../content/model";

/** Words or an address that somebody wrote into a content, and where. */
export interface Written {
  path: string;
  text: string;
  isAddress: boolean;
  /** The block it stands in, by its number; null for the subject and the preheader. */
  block: number | null;
}

/** What a content holds besides what somebody wrote. */
const notWritten = new Set(["when", "type", "id", "source", "productIds", "network"]);
const addresses = new Set(["href", "url"]);

/** Everything that is written in a content, in the order in which it is read. */
export function writtenIn(content: Content): Written[] {
  return [
    ...collect(content.subject, "subject", null),
    ...collect(content.preheader, "preheader", null),
    ...content.blocks.flatMap((block, i) => collect(block.content, `blocks.${i}.content`, i)),
  ];
}

function collect(value: unknown, path: string, block: number | null): Written[] {
  if (typeof value === "string") {
    const isAddress = addresses.has(path.slice(path.lastIndexOf(".") + 1));
    return value === "" ? [] : [{ path, text: value, isAddress, block }];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    notWritten.has(key) ? [] : collect(inner, `${path}.${key}`, block),
  );
}

const markdownLink = /\[([^\]]*)\]\(\s*<?([^)\s>]*)>?[^)]*\)/g;

/** Links in words with Markdown: what they say and where they lead. */
export function linksIn(text: string): { label: string; address: string }[] {
  return [...text.matchAll(markdownLink)].map((match) => ({ label: match[1] ?? "", address: match[2] ?? "" }));
}
