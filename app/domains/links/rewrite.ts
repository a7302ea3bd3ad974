/** The two bodies of one mail. */
export interface Bodies {
  html: string;
  text: string;
}

const anchors = /(<a\b[^>]*?\shref=")([^"]*)(")/gi;
const addresses = /https?:\/\/[^\s<>"]+/g;

/** A body cut at its links: words, a link, words, … */
export interface CutAtLinks {
  words: readonly string[];
  /** As they stand there, escaped. */
  links: readonly string[];
}

export function cutAtLinks(html: string): CutAtLinks {
  const words: string[] = [];
  const links: string[] = [];
  let end = 0;
  for (const { index, 1: before = "", 2: link = "" } of html.matchAll(anchors)) {
    const begin = index + before.length;
    words.push(html.slice(end, begin));
    links.push(link);
    end = begin + link.length;
  }
  words.push(html.slice(end));
  return { words, links };
}

/**
 * Tells of links where they lead, or null of one that stays as it is. It remembers what it found: mails of one template
 * have most of their links in common. Only addresses of the web count.
 * @param keeps whether a link must stay as it is
 */
export function targetReader(keeps: (target: string) => boolean): (link: string) => string | null {
  const known = new Map<string, string | null>();
  return (link) => {
    const seen = known.get(link);
    if (seen !== undefined) return seen;
    const target = unescapeHtml(link);
    const found = !keeps(target) && isWebAddress(target) ? target : null;
    known.set(link, found);
    return found;
  };
}

/**
 * The bodies with other addresses in place of targets. In the text only what is a link of the HTML too is exchanged:
 * an address that a merchant merely mentions stays readable.
 * @param addressOf another address for a target
 * @param hidden an address for the link that nobody sees
 */
export function rewriteLinks(
  { words, links }: CutAtLinks,
  text: string,
  targetOf: (link: string) => string | null,
  addressOf: ReadonlyMap<string, string>,
  hidden: string,
): Bodies {
  let html = words[0] ?? "";
  links.forEach((link, i) => {
    html += (addressOf.get(targetOf(link) ?? "") ?? link) + (words[i + 1] ?? "");
  });
  return {
    html: withHiddenLink(html, hidden),
    text: text.replace(addresses, (found) => {
      const { address, rest } = parted(found, addressOf);
      return address === undefined ? found : address + rest;
    }),
  };
}

/** An address in running text, and the stop that may stand behind it. */
function parted(found: string, addressOf: ReadonlyMap<string, string>) {
  for (let end = found.length; end > 0; end--) {
    const address = addressOf.get(found.slice(0, end));
    if (address !== undefined) return { address, rest: found.slice(end) };
    if (!/[.,;:!?)\]}'*_]/.test(found[end - 1] ?? "")) break;
  }
  return { address: undefined, rest: "" };
}

/** Neither eye, ear nor keyboard finds it: only what follows every link of a mail does. */
function withHiddenLink(html: string, address: string): string {
  const link = `<div style="display:none;max-height:0;overflow:hidden" aria-hidden="true"><a href="${address}" tabindex="-1" rel="nofollow"></a></div>`;
  const end = html.lastIndexOf("</body>");
  return end < 0 ? html + link : html.slice(0, end) + link + html.slice(end);
}

function isWebAddress(target: string): boolean {
  if (!/^https?:\/\//i.test(target) || !URL.canParse(target)) return false;
  const { username, password, hostname } = new URL(target);
  return hostname !== "" && username === "" && password === "";
}

const entities: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#39": "'",
  "#x27": "'",
  "#x2F": "/",
};

function unescapeHtml(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39|#x27|#x2F);/g, (whole, name: string) => entities[name] ?? whole);
}
