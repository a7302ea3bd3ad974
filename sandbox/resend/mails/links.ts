import type { MailLink } from "./model";

const ANCHOR = /<(?:a|area)\b(?:"[^"]*"|'[^']*'|[^'">])*>/gi;
const COMMENT = /<!--[\s\S]*?-->/g;
const HREF = /(\shref\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;
const WINDOW = /\s(?:target|rel)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+)/gi;
const HIDDEN = /display\s*:\s*none|visibility\s*:\s*hidden|\shidden(?=[\s=>/])/i;

/** The web links of an HTML part, in order, one for each place they appear. */
export function linksOf(html: string | null): MailLink[] {
  const links: MailLink[] = [];
  const collect = (link: MailLink) => {
    links.push(link);
    return link.url;
  };
  if (html !== null) replaceLinks(html, collect);
  return links;
}

/** Points every web link at `target(link, index)`, in a new tab; the index is the link's place in `linksOf`. */
export function replaceLinks(html: string, target: (link: MailLink, index: number) => string): string {
  let index = 0;
  const inMarkup = (markup: string) =>
    markup.replace(ANCHOR, (anchor) =>
      anchor
        .replace(WINDOW, "")
        .replace(HREF, (whole, prefix: string, double?: string, single?: string, bare?: string) => {
          const url = decodeEntities(double ?? single ?? bare ?? "").trim();
          if (!/^https?:\/\//i.test(url)) return whole;
          const replacement = target({ url, hidden: HIDDEN.test(anchor) }, index++);
          return `${prefix}"${replacement}" target="_blank" rel="noopener noreferrer"`;
        }),
    );
  return outsideComments(html, inMarkup);
}

function outsideComments(html: string, change: (markup: string) => string): string {
  let result = "";
  let position = 0;
  for (const comment of html.matchAll(COMMENT)) {
    result += change(html.slice(position, comment.index)) + comment[0];
    position = comment.index + comment[0].length;
  }
  return result + change(html.slice(position));
}

function decodeEntities(text: string): string {
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, decimal: string) => String.fromCodePoint(Number(decimal)))
    .replace(/&quot;/gi, '"')
    .replace(/&apos;/gi, "'")
    .replace(/&lt;/gi, "<")
    .replace(/&gt;/gi, ">")
    .replace(/&amp;/gi, "&");
}
