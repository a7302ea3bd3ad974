/** The two bodies of one mail. */
export interface Bodies {
  html: string;
  text: string;
}

const anchors = /(<a\b[^>]*?\shref=")([^"]*)(")/gi;
const addresses = /https?:\/\/[^\s<>"]+/g;

/**
 * Where the links of a mail lead, each target once and in order. Only addresses of the web count.
 * @param keeps whether a link must stay as it is
 * @param known what was found out about targets before: mails of one template have most of them in common
 */
export function targetsIn(
  html: string,
  keeps: (target: string) => boolean,
  known = new Map<string, boolean>(),
): string[] {
  const targets = new Set<string>();
  for (const [, , href = ""] of html.matchAll(anchors)) targets.add(unescapeHtml(href));
  return [...targets].filter((target) => {
    const isTarget = known.get(target) ?? (!keeps(target) && isWebAddress(target));
    known.set(target, isTarget);
    return isTarget;
  });
}

/**
 * The bodies with other addresses in place of targets. In the text only what is a link of the HTML too is exchanged:
 * an address that a merchant merely mentions stays readable.
 * @param hidden an address for the link that nobody sees
 */
export function rewriteLinks({ html, text }: Bodies, addressOf: ReadonlyMap<string, string>, hidden: string): Bodies {
  const rewritten = html.replace(anchors, (whole, before: string, href: string, after: string) => {
    const address = addressOf.get(unescapeHtml(href));
    return address === undefined ? whole : before + address + after;
  });
  return {
    html: withHiddenLink(rewritten, hidden),
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
