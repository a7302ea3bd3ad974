/** Letters that have no accent to lose, and are written without by many. */
const plain: Record<string, string> = { ł: "l", ø: "o", đ: "d", ß: "s", æ: "a", œ: "o", ı: "i" };

/** A name as it is compared: without accents, capitals, dots and gaps. The same as `folded` says in SQL. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[łøđßæœı]/g, (letter) => plain[letter] ?? letter)
    .replace(/[\s.,'’`_-]+/g, "");
}

const dotless = new Set(["gmail.com", "googlemail.com"]);
/** Where everything behind a plus is the reader's own mark. Elsewhere a plus may be part of the name. */
const tagging = new Set([
  ...["gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "icloud.com", "me.com"],
  ...["fastmail.com", "proton.me", "protonmail.com", "pm.me"],
]);
const sameProvider: Record<string, string> = {
  "googlemail.com": "gmail.com",
  "me.com": "icloud.com",
  "pm.me": "proton.me",
};

export interface Mailbox {
  /** The address under which the provider keeps it, however it was written. */
  address: string;
  /** What stands before the @, and what behind. */
  name: string;
  domain: string;
  /** The reader's own mark behind a plus; empty when there is none. */
  tag: string;
}

/** Which mailbox an address is of, by rules that the providers themselves publish; null where it is no address. */
export function mailboxOf(email: string | null): Mailbox | null {
  const at = email?.lastIndexOf("@") ?? -1;
  if (!email || at < 1 || at === email.length - 1) return null;
  const told = email.slice(at + 1).toLowerCase();
  const written = email.slice(0, at).toLowerCase();
  const [bare = "", ...marks] = tagging.has(told) ? written.split("+") : [written];
  const name = (dotless.has(told) ? bare.replaceAll(".", "") : bare) || written;
  const domain = sameProvider[told] ?? told;
  return { address: `${name}@${domain}`, name, domain, tag: marks.join("+") };
}

/** A number as it is compared: its last nine digits, because the country is left out as often as not. */
export function phoneKey(phone: string | null): string | null {
  const digits = phone?.replace(/\D/g, "") ?? "";
  return digits.length < 7 ? null : digits.slice(-9);
}

/** The first half of an address without what people add to it: dots, dashes and lines. */
export function bareName(name: string): string {
  return name.replace(/[._-]/g, "");
}
