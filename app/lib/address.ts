// What an address of a mailbox is, for every door: deliveries of Shopify, the popup, files and what merchants type.

/** What makes a part before the @ that every mail program takes: no quotes, no brackets, dots only between signs. */
const local = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
/** What would make something else than a name of an address that is read as one. */
const noName = /[\s/?#%:@\\[\]<>"(),;&=]/;

const longest = 254;
const longestLocal = 64;

/**
 * An address in the one form it is compared and written to in, or null if it is none. Small letters throughout, as no
 * mailbox that is in use tells them apart; a domain in letters of its own language in the form that the DNS knows.
 */
export function readAddress(text: string | null | undefined): string | null {
  const given = (text ?? "").trim().toLowerCase();
  const at = given.lastIndexOf("@");
  const name = given.slice(0, Math.max(0, at));
  const domain = readDomain(given.slice(at + 1));
  if (domain === null || name.length > longestLocal || !local.test(name)) return null;
  const address = `${name}@${domain}`;
  return address.length <= longest ? address : null;
}

/** A domain as the DNS knows it, or null if it is none. */
function readDomain(text: string): string | null {
  if (noName.test(text)) return null;
  const domain = toAscii(text);
  const labels = domain?.split(".") ?? [];
  const last = labels.at(-1) ?? "";
  const isName =
    labels.length >= 2 && labels.every((one) => label.test(one)) && last.length >= 2 && !/^\d+$/.test(last);
  return isName ? domain : null;
}

function toAscii(domain: string): string | null {
  if (/^[ -~]*$/.test(domain)) return domain;
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    // Told by throwing: no name of any language.
    return null;
  }
}

/** The part of an address after the @. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1);
}

/** Where most mailboxes are, the most common first. */
const common = [
  ...["gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "icloud.com", "aol.com", "live.com", "msn.com"],
  ...["googlemail.com", "protonmail.com", "proton.me", "me.com", "mac.com", "ymail.com", "comcast.net", "verizon.net"],
  ...["gmx.de", "web.de", "t-online.de", "freenet.de", "gmx.net", "gmx.at", "yahoo.de", "hotmail.de", "outlook.de"],
  ...["hotmail.co.uk", "yahoo.co.uk", "btinternet.com", "sky.com", "hotmail.fr", "orange.fr", "wanadoo.fr", "free.fr"],
  ...["yahoo.fr", "laposte.net", "hotmail.it", "libero.it", "yahoo.it", "hotmail.es", "yahoo.es", "att.net", "live.nl"],
];
const known = new Set(common);
/** Domains that are like a common one and are somebody's own. */
const real = new Set([
  ...[
    "gmx.com",
    "mail.com",
    "email.com",
    "ymail.com",
    "hotmail.ch",
    "live.de",
    "live.fr",
    "live.it",
    "live.be",
    "me.de",
  ],
  ...["gmx.ch", "sky.de", "free.com", "orange.com", "aol.de", "aol.fr", "msn.de", "mac.de", "gmail.de", "yahoo.at"],
]);

/**
 * The common domain that was probably meant, where one has nearly been typed; null when there is nothing to say. It is
 * a question to ask and never a reason to refuse: an unlikely domain may be somebody's.
 */
export function suggestDomain(domain: string): string | null {
  if (known.has(domain) || real.has(domain)) return null;
  // Of short names too many others are one sign away.
  return common.find((one) => one.length >= 7 && isNearly(domain, one)) ?? null;
}

/** Whether two names differ by one sign more, less, other, or by two that changed places. */
function isNearly(typed: string, meant: string): boolean {
  if (Math.abs(typed.length - meant.length) > 1) return false;
  let begin = 0;
  while (begin < typed.length && typed[begin] === meant[begin]) begin++;
  const [restTyped, restMeant] = [typed.slice(begin), meant.slice(begin)];
  const swapped = `${restTyped[1] ?? ""}${restTyped[0] ?? ""}${restTyped.slice(2)}`;
  return (
    restTyped.slice(1) === restMeant ||
    restTyped === restMeant.slice(1) ||
    restTyped.slice(1) === restMeant.slice(1) ||
    swapped === restMeant
  );
}
