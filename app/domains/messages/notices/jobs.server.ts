import { randomUUID } from "node:crypto";
import { noticeWords, settleNotices, takeNotices } from "~/domains/flows/index.server";
import { getShop } from "~/domains/shops/index.server";
import { renderNotice } from "~/domains/templates/index.server";
import { mailMerchant, pageOf } from "./mail-merchant.server";

/** Mails a shop's merchant what flows have to tell. One that is tried again goes under its key. */
export async function sendNotices(shopId: number, now: Date): Promise<void> {
  const mail = await takeNotices(shopId, randomUUID(), now);
  if (!mail) return;
  const shop = await getShop(shopId);
  const lines = mail.notices.map((notice) => ({
    ...{ flowName: notice.flowName, words: noticeWords(notice), shopper: notice.shopper },
    url: pageOf(shop, `/app/shoppers/${notice.profileId}`),
  }));
  const attempted = await mailMerchant(shop, `notice-${mail.name}`, (brand) => renderNotice(brand, lines), now);
  await settleNotices(shopId, mail, attempted, now);
}
