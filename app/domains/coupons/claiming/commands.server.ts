import { db, transact, type Tx } from "~/db.server";
import { addressHash } from "~/domains/consent/index.server";
import { emit } from "~/jobs/emit.server";
import { rule, type ClaimedCoupon, type WantedCoupon } from "../model";
import { noteWanted } from "../queries.server";
import { takeForAddress } from "./addresses/queries.server";
import { isLow, listClaimed, takeFree } from "./queries.server";

/**
 * Gives each message a code of its shopper's own, and the same one when it asks again. A code is given once. When there
 * are not enough, the messages that got none are missing; more codes are being made then. A message has one discount.
 * @returns by message
 */
export async function claimCoupons(
  shopId: number,
  wanted: readonly WantedCoupon[],
  now: Date,
  tx: Tx,
): Promise<Map<string, ClaimedCoupon>> {
  if (wanted.length === 0) return new Map();
  const had = await listClaimed(shopId, wanted, tx);
  const asking = new Map(wanted.map((one) => [one.messageId, one]));
  const without = [...asking.values()].filter(({ messageId }) => !had.has(messageId));
  if (without.length === 0) return had;
  const given = await takeFree(shopId, without, now, tx);
  await askForMore(shopId, without, given, tx);
  return new Map([...had, ...given]);
}

/**
 * Says that codes run low. Not in the claim's transaction: whoever claims next would wait for its end, and a job too many
 * does no harm.
 */
async function askForMore(
  shopId: number,
  wanted: readonly WantedCoupon[],
  given: ReadonlyMap<string, ClaimedCoupon>,
  tx: Tx,
): Promise<void> {
  const discountIds = [...new Set(wanted.map(({ discountId }) => discountId))];
  for (const discountId of discountIds) {
    const missing = wanted.filter((one) => one.discountId === discountId && !given.has(one.messageId)).length;
    if (missing > 0) await noteWanted(shopId, discountId, missing, db);
  }
  if (await isLow(shopId, discountIds, rule.fewestFree / 2, tx)) await emit(db, "coupons.due", { shopId });
}

/**
 * Gives whoever gave an address a code of a discount: one for each address, and the very same however often and wherever
 * it is asked for, also after its end. Only a hash of the address is kept with it.
 * @param email normalised
 * @returns null when there is none to give; more are being made then
 */
export async function claimForAddress(
  shopId: number,
  { discountId, email }: { discountId: number; email: string },
  now: Date,
): Promise<ClaimedCoupon | null> {
  const { claimed, hasFew } = await transact(async (tx) => ({
    claimed: await takeForAddress(shopId, discountId, addressHash(email), now, tx),
    hasFew: await isLow(shopId, [discountId], rule.fewestFree / 2, tx),
  }));
  if (!claimed) await noteWanted(shopId, discountId, 1, db);
  if (hasFew) await emit(db, "coupons.due", { shopId });
  return claimed;
}
