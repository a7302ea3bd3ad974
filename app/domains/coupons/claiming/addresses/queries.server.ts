import sql from "sql-template-tag";
import type { Tx } from "~/db.server";
import type { ClaimedCoupon } from "../../model";
import { isFree } from "../queries.server";

/**
 * Gives an address a free code of a discount; the one it has, when it has one already. Whoever asks for the same address
 * at the same time waits until the transaction ends.
 */
export async function takeForAddress(
  shopId: number,
  discountId: number,
  hash: string,
  now: Date,
  tx: Tx,
): Promise<ClaimedCoupon | null> {
  await tx.query(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${shopId} ${discountId} ${hash}`}, 0))`);
  const [claimed] = await tx.query<ClaimedCoupon>(sql`
    WITH had AS (
      SELECT code, ends_at FROM coupons
      WHERE shop_id = ${shopId} AND discount_id = ${discountId} AND address_hash = ${hash}
    ), free AS (
      SELECT c.code, s.ends_at, g.valid_days FROM coupons c
      JOIN coupon_series s ON s.shop_id = c.shop_id AND s.discount_id = c.discount_id AND s.number = c.series
      JOIN discounts g ON g.shop_id = c.shop_id AND g.id = c.discount_id
      WHERE c.shop_id = ${shopId} AND c.discount_id = ${discountId} AND c.state = 'ready' AND ${isFree}
        AND g.stopped_at IS NULL AND s.closes_at > ${now} AND NOT EXISTS (SELECT 1 FROM had)
      ORDER BY c.series, c.code LIMIT 1 FOR UPDATE OF c SKIP LOCKED
    ), given AS (
      UPDATE coupons c SET address_hash = ${hash}, claimed_at = ${now},
        ends_at = coalesce(${now}::timestamptz + make_interval(days => f.valid_days), f.ends_at)
      FROM free f WHERE c.shop_id = ${shopId} AND c.code = f.code RETURNING c.code, c.ends_at
    )
    SELECT code, ends_at AS "endsAt" FROM had UNION ALL SELECT code, ends_at FROM given`);
  return claimed ?? null;
}
