import type { Rendered } from "~/domains/templates/model";

/** Gmail cuts a longer mail off, and with it the way to unsubscribe. */
export const mostBytes = 102 * 1024;
/** So much of a subject is read on a phone and beside the sender's name. */
export const longestSubject = 60;

/** What every mail must hold, whoever wrote it. */
export interface Duties {
  postalAddress: string;
  unsubscribeUrl: string;
  preferencesUrl: string;
}

/** What a mail owes its reader and does not give, in words. */
export function owed({ subject, html, text }: Rendered, duties: Duties): string[] {
  const links = linksOf(html);
  const bytes = Buffer.byteLength(html);
  return [
    subject.trim() === "" && "It has no subject",
    subject.length > longestSubject && `The subject has ${subject.length} characters: ${subject}`,
    bytes > mostBytes && `The HTML has ${bytes} bytes`,
    ...links.filter((link) => !link.startsWith("https://")).map((link) => `A link is not https: ${link}`),
    ...imagesOf(html)
      .filter((image) => !image.startsWith("https://"))
      .map((image) => `A picture is not https: ${image}`),
    !links.includes(duties.unsubscribeUrl) && "The HTML has no way to unsubscribe",
    !links.includes(duties.preferencesUrl) && "The HTML does not lead to the preferences",
    !plain(html).includes(duties.postalAddress) && "The HTML has no postal address",
    !text.includes(duties.unsubscribeUrl) && "The text has no way to unsubscribe",
    !text.includes(duties.preferencesUrl) && "The text does not lead to the preferences",
    !oneLine(text).includes(duties.postalAddress) && "The text has no postal address",
    ...links.filter((link) => !text.includes(link)).map((link) => `The text lacks a link: ${link}`),
    ...[subject, html, text]
      .filter((part) => /\{\{\s*[a-z_]|[\uE000\uE001]/.test(part))
      .map(() => "A token was left in it"),
  ].filter((problem) => problem !== false);
}

export function linksOf(html: string): string[] {
  return [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)].map(([, href]) => decoded(href ?? ""));
}

function imagesOf(html: string): string[] {
  return [...html.matchAll(/<img\b[^>]*?\ssrc="([^"]*)"/g)].map(([, src]) => decoded(src ?? ""));
}

/** The words of HTML; enough to look for one sentence, no reading of what can be seen. */
function plain(html: string): string {
  return oneLine(decoded(html.replace(/<[^>]*>/g, " ")));
}

export function oneLine(text: string): string {
  return text.replace(/[\s\u00A0\u200B-\u200F\u034F\uFEFF]+/g, " ").trim();
}

function decoded(html: string): string {
  return html
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll(/&#(?:39|x27);/gi, "'")
    .replaceAll("&nbsp;", " ")
    .replaceAll("&amp;", "&");
}
