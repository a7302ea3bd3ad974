import type { Db } from "~/db.server";
import { clickUrls, leadsOut } from "./click-link.server";
import { hiddenLinkId, type TrackedMail } from "./model";
import { findCounter, saveTargets } from "./queries.server";
import { cutAtLinks, rewriteLinks, targetReader, type Bodies } from "./rewrite";

/**
 * Gives the links of mails addresses of ours, in two statements however many mails there are; to be called once, right
 * before the mails are frozen. Mails of a shop whose clicks we do not count stay as they are, and so do links that lead
 * out: to unsubscribe must never depend on a redirect.
 * @returns the bodies to send, by message
 */
export async function trackLinks(shopId: number, mails: readonly TrackedMail[], db: Db): Promise<Map<string, Bodies>> {
  if ((await findCounter(shopId, db)) !== "us") return new Map(mails.map((mail) => [mail.messageId, bodiesOf(mail)]));
  const targetOf = targetReader(leadsOut);
  const read = mails.map((mail) => {
    const cut = cutAtLinks(mail.html);
    // Each target once, in order.
    const targets = [...new Set(cut.links.flatMap((link) => targetOf(link) ?? []))];
    return { mail, cut, targets };
  });
  const links = read.flatMap(({ mail: { profileId }, targets }) => targets.map((target) => ({ target, profileId })));
  const idOf = await saveTargets(shopId, links, db);
  return new Map(
    read.map(({ mail, cut, targets }) => {
      const { messageId } = mail;
      if (targets.length === 0) return [messageId, bodiesOf(mail)];
      const urlOf = clickUrls({ shopId, messageId, linkCount: targets.length });
      const addressOf = new Map(
        targets.flatMap((target) => {
          const linkId = idOf.get(target);
          return linkId ? [[target, urlOf(linkId)] as const] : [];
        }),
      );
      return [messageId, rewriteLinks(cut, mail.text, targetOf, addressOf, urlOf(hiddenLinkId))];
    }),
  );
}

function bodiesOf({ html, text }: Bodies): Bodies {
  return { html, text };
}
