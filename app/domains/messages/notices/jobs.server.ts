import { randomUUID } from "node:crypto";
import { findSuppression } from "~/domains/consent/index.server";
import { noticeWords, settleNotices, takeNotices, type Attempted, type NoticeMail } from "~/domains/flows/index.server";
import { findSenderState } from "~/domains/senders/index.server";
import { findSender, getShop } from "~/domains/shops/index.server";
import type { SenderIdentity, Shop } from "~/domains/shops/model";
import { renderNotice } from "~/domains/templates/index.server";
import { env } from "~/env.server";
import { bytesOf } from "../batches/bytes.server";
import { brandOf, composePlain } from "../batches/compose";
import type { Attempt } from "../batches/model";
import { accountOf } from "../lanes/account.server";
import { waitForTurn } from "../lanes/wait-for-turn.server";
import { post } from "../resend.server";

/**
 * Mails a shop's merchant what flows have to tell. It is no message to a shopper: it stands in no ledger, counts for no
 * limit, and goes to the address to which answers to the shop's mail go. One that is tried again goes under its key.
 */
export async function sendNotices(shopId: number, now: Date): Promise<void> {
  const mail = await takeNotices(shopId, randomUUID(), now);
  if (!mail) return;
  const [shop, sender] = await Promise.all([getShop(shopId), findSender(shopId)]);
  const attempted = sender ? await mailNotices(shop, sender, mail, now) : refused("no_sender");
  await settleNotices(shopId, mail, attempted, now);
}

async function mailNotices(shop: Shop, sender: SenderIdentity, mail: NoticeMail, now: Date): Promise<Attempted> {
  const email = sender.replyTo || sender.fromEmail;
  if (await findSuppression(shop.id, email.toLowerCase())) return refused("address_suppressed");
  const { apiKey } = await findSenderState(shop.id, now);
  if (!(await waitForTurn(accountOf(apiKey)))) return { outcome: "trouble", reason: "slowed_down", afterSeconds: null };
  const lines = mail.notices.map((notice) => ({
    ...{ flowName: notice.flowName, words: noticeWords(notice), shopper: notice.shopper },
    url: `https://${shop.domain}/admin/apps/${env.SHOPIFY_API_KEY}/app/shoppers/${notice.profileId}`,
  }));
  const rendered = await renderNotice(brandOf(shop, sender), lines);
  const composed = composePlain({ shopId: shop.id, messageId: "0", sender, email, rendered });
  const body = bytesOf([{ ...composed, tags: [] }]);
  const { attempt } = await post({ kind: "single", body, messageIds: ["0"] }, `notice-${mail.name}`, apiKey);
  return readAttempt(attempt);
}

function readAttempt(attempt: Attempt): Attempted {
  switch (attempt.outcome) {
    case "accepted":
      return attempt.told[0]?.accepted === false ? refused("refused_by_resend") : { outcome: "done" };
    case "contested":
      // An earlier attempt arrived, in other bytes: somebody's name has changed since, or somebody was erased.
      return { outcome: "done" };
    case "refused":
      return refused("refused_by_resend");
    case "postponed":
      return { outcome: "trouble", reason: "slowed_down", afterSeconds: attempt.seconds };
    case "in_doubt":
      return { outcome: "trouble", reason: "no_answer", afterSeconds: null };
    default:
      return attempt satisfies never;
  }
}

function refused(reason: Extract<Attempted, { outcome: "refused" }>["reason"]): Attempted {
  return { outcome: "refused", reason };
}
