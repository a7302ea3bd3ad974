import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { addressHash } from "~/domains/consent/index.server";
import type { Discount, ListedDiscount } from "./model";

const columns = sql`d.id, d.name, d.kind, d.percent, d.amount_minor::float8 AS "amountMinor",
  d.minimum_minor::float8 AS "minimumMinor", d.currency, d.valid_days AS "validDays", d.ends_at AS "endsAt", d.problem,
  d.created_at AS "createdAt", d.stopped_at AS "stoppedAt"`;

/** Discounts whose codes can be given. */
export async function listRunning(shopId: number, now: Date, db: Db = pool): Promise<Discount[]> {
  return db.query<Discount>(sql`
    SELECT ${columns} FROM discounts d
    WHERE d.shop_id = ${shopId} AND d.stopped_at IS NULL AND (d.ends_at IS NULL OR d.ends_at > ${now}) ORDER BY d.id`);
}

/** All discounts, the newest first, with how many of their codes are free, given and used in an order. */
export async function listDiscounts(shopId: number, now: Date, db: Db = pool): Promise<ListedDiscount[]> {
  return db.query<ListedDiscount>(sql`
    WITH used AS (
      SELECT c.discount_id, count(DISTINCT c.code)::int AS count
      FROM orders o CROSS JOIN unnest(o.discount_codes) AS written
      JOIN coupons c ON c.shop_id = o.shop_id AND c.code = upper(written)
      WHERE o.shop_id = ${shopId} AND o.processed_at >= (
        -- Shopify tells times by the second.
        SELECT date_trunc('second', min(created_at)) FROM discounts WHERE shop_id = ${shopId})
      GROUP BY 1
    ), codes AS (
      SELECT c.discount_id, count(*) FILTER (WHERE c.message_id IS NOT NULL OR c.address_hash IS NOT NULL)::int AS given,
        count(*) FILTER (WHERE c.message_id IS NULL AND c.address_hash IS NULL AND c.state = 'ready' AND s.closes_at > ${now})::int AS free
      FROM coupons c
      JOIN coupon_series s ON s.shop_id = c.shop_id AND s.discount_id = c.discount_id AND s.number = c.series
      WHERE c.shop_id = ${shopId} GROUP BY 1
    )
    SELECT ${columns}, coalesce(c.free, 0) AS free, coalesce(c.given, 0) AS given, coalesce(u.count, 0) AS used
    FROM discounts d LEFT JOIN codes c ON c.discount_id = d.id LEFT JOIN used u ON u.discount_id = d.id
    WHERE d.shop_id = ${shopId} ORDER BY d.id DESC`);
}

export type NewDiscount = Omit<Discount, "id" | "problem" | "createdAt" | "stoppedAt" | "endsAt"> & {
  /** The last day of the shop's calendar, "2026-12-31". */
  lastDay: string | null;
};

/** @returns its id; null when its last day is over */
export async function addDiscount(shopId: number, discount: NewDiscount, now: Date, tx: Tx): Promise<number | null> {
  const { name, kind, percent, amountMinor, minimumMinor, currency, validDays, lastDay } = discount;
  const [row] = await tx.query<{ id: number }>(sql`
    INSERT INTO discounts (shop_id, name, kind, percent, amount_minor, minimum_minor, currency, valid_days, ends_at, created_at)
    SELECT s.id, ${name}::text, ${kind}::text, ${percent}::int, ${amountMinor}::bigint, ${minimumMinor}::bigint,
      ${currency}::text, ${validDays}::int, e.at, ${now}::timestamptz
    FROM shops s CROSS JOIN LATERAL (
      SELECT ((${lastDay}::date + 1)::timestamp AT TIME ZONE s.timezone) - interval '1 second' AS at
    ) e WHERE s.id = ${shopId} AND (e.at IS NULL OR e.at > ${now}) RETURNING id`);
  return row?.id ?? null;
}

/** No more codes are given; those that were given go on working. @returns false when there is no such discount */
export async function stopDiscount(shopId: number, discountId: number, now: Date, db: Db = pool): Promise<boolean> {
  const rows = await db.query(sql`
    UPDATE discounts SET stopped_at = coalesce(stopped_at, ${now}) WHERE shop_id = ${shopId} AND id = ${discountId}
    RETURNING id`);
  return rows.length > 0;
}

/** More codes than usual will be asked for, or were asked for and not there. */
export async function noteWanted(shopId: number, discountId: number, count: number, db: Db): Promise<void> {
  await db.query(sql`
    UPDATE discounts SET wanted = greatest(wanted, ${count}::int) WHERE shop_id = ${shopId} AND id = ${discountId}`);
}

/** Two profiles turned out to be one person: the kept one holds both's codes. */
export async function moveProfileCoupons(shopId: number, from: string, into: string, tx: Tx): Promise<void> {
  await tx.query(sql`UPDATE coupons SET profile_id = ${into} WHERE shop_id = ${shopId} AND profile_id = ${from}`);
}

/** What a person was given is not theirs any more, and nobody else's either. */
export async function eraseCoupons(shopId: number, profileId: string, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM coupons WHERE shop_id = ${shopId} AND profile_id = ${profileId}`);
}

/** The same of what was given for addresses, whether or not anybody knows whose they are. */
export async function eraseAddressCoupons(shopId: number, emails: readonly string[], tx: Tx): Promise<void> {
  await tx.query(sql`
    DELETE FROM coupons WHERE shop_id = ${shopId} AND address_hash = ANY (${emails.map(addressHash)}::text[])`);
}

export async function eraseShopCoupons(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM coupons WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM coupon_blocks WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM coupon_series WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM discounts WHERE shop_id = ${shopId}`);
}
