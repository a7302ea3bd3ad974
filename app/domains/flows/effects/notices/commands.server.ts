import { db, transact } from "~/db.server";
import { getShop } from "~/domains/shops/index.server";
import { maySend } from "~/domains/shops/model";
import { settledBy } from "../jobs.server";
import { NotifyPayload, type Attempted, type Effect } from "../model";
import { lockEffects, settleEffects } from "../queries.server";
import { nextNoticeAt } from "./pace";
import { claimBegun, claimNew, findBegun, listMailTimes, putOff } from "./queries.server";

/** Notices that go to the merchant in one mail. */
export interface NoticeMail {
  /** Names the mail: whoever tries it again uses the same name. */
  name: string;
  notices: readonly Effect<unknown>[];
}

const mostInOneMail = 500;

/**
 * The next mail of notices to a shop's merchant: one that was begun and not settled, or all that waits, if it is time for
 * one. Null when there is nothing to mail now. Whoever gets it says with `settleNotices` what came of it.
 * @param newName for a mail that has none yet: never used before
 */
export async function takeNotices(shopId: number, newName: string, now: Date): Promise<NoticeMail | null> {
  return transact(async (tx) => {
    if (!maySend(await getShop(shopId, tx))) return null;
    await lockEffects(shopId, tx);
    const begun = await findBegun(shopId, now, tx);
    if (begun) return { name: begun, notices: await claimBegun(shopId, begun, tx) };
    const next = nextNoticeAt(await listMailTimes(shopId, new Date(now.getTime() - 86_400_000), tx), now);
    if (next > now) {
      await putOff(shopId, next, now, tx);
      return null;
    }
    const notices = await claimNew(shopId, newName, mostInOneMail, now, tx);
    return notices.length > 0 ? { name: newName, notices } : null;
  });
}

/** Notes what came of a mail of notices. */
export async function settleNotices(
  shopId: number,
  { notices }: NoticeMail,
  attempted: Attempted,
  now: Date,
): Promise<void> {
  const same = notices.map(() => attempted);
  await settleEffects(shopId, notices.flatMap(settledBy("notify", same, now)), now, db);
}

/** What a notice says; a payload that cannot be read says so. */
export function noticeWords({ payload }: Effect<unknown>): string {
  const read = NotifyPayload.safeParse(payload);
  return read.success ? read.data.words : "A note that cannot be read any more";
}
