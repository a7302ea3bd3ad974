/** Marks of a place where a value will stand; taken out of everything that anybody wrote. */
export const opening = "\uE000";
export const closing = "\uE001";

const marks = /[\uE000\uE001]/g;
/** Control characters, line ends, and those that turn the direction of what follows. */
const unprintable = /[\u0000-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]+/g;
/** Halves of a character. */
const halves = /\p{Surrogate}/gu;

/** What makes a line worth a closer look; hardly any has it. */
const unusual = /[\uE000\uE001\uD800-\uDFFF\u0000-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069]| {2}|^\s|\s$/;

export function withoutMarks(text: string): string {
  return text.replace(marks, "");
}

/** One line of visible characters: cannot be a header, a paragraph of its own, or text that runs backwards. */
export function plainLine(text: string): string {
  if (!unusual.test(text)) return text;
  return withoutMarks(text).replace(unprintable, " ").replace(halves, "").replace(/ {2,}/g, " ").trim();
}

/** For text and for attributes in double quotes. */
export function escapeHtml(text: string): string {
  if (!/[&<>"']/.test(text)) return text;
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/** As a part of an address, where it cannot begin another part. */
export function escapePart(text: string): string {
  return encodeURIComponent(text);
}

/** Safe by https, or on the very machine, where the product is tried out. */
const safe = /^(https:\/\/[^\s/"'<>\\]+|http:\/\/(127\.0\.0\.1|localhost)(:\d+)?(?=\/|$))[^\s"'<>\\]*$/i;

/** Null for whatever a mail must not lead to. */
export function safeAddress(text: string): string | null {
  const address = plainLine(text);
  return safe.test(address) ? address : null;
}
