import { replaceLinks } from "../mails/links";
import type { Mail } from "../mails/model";

/** The HTML part as it arrives: links lead through click tracking, and a pixel reports the opening. */
export function trackedHtml(mail: Mail, base: string): string {
  const body = replaceLinks(mail.html ?? "", (_link, index) => `${base}/track/click/${mail.id}/${index}`);
  return `${body}<img src="${base}/track/open/${mail.id}.gif" width="1" height="1" alt="">`;
}

/** No scripts, no forms, no frames: what a mail program allows. */
export const MAIL_BODY_POLICY =
  "default-src 'none'; img-src * data:; style-src * 'unsafe-inline'; font-src * data:; " +
  "sandbox allow-popups allow-popups-to-escape-sandbox";
