import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import type { Discount, Series } from "../model";

/** One process of a shop makes codes at a time, until the transaction ends. @returns false when another does */
export async function takeTurn(shopId: number, tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ taken: boolean }>(
    sql`SELECT pg_try_advisory_xact_lock(hashtext('coupons'), ${shopId}) AS taken`,
  );
  return row?.taken ?? false;
}

/** Why no codes are made: in Shopify's words, or because nobody has allowed it; null when they are. */
export async function noteProblem(
  shopId: number,
  discountIds: readonly number[],
  problem: string | null,
  db: Db = pool,
): Promise<void> {
  await db.query(sql`
    UPDATE discounts SET problem = ${problem}
    WHERE shop_id = ${shopId} AND id = ANY (${discountIds}::int[]) AND problem IS DISTINCT FROM ${problem}`);
}

const seriesColumns = sql`discount_id AS "discountId", number, first_code AS "firstCode", shopify_id AS "shopifyId",
  opens_at AS "opensAt", closes_at AS "closesAt", ends_at AS "endsAt"`;

/** The series of a discount whose codes can still be given, the oldest first. */
export async function listOpenSeries(shopId: number, discountId: number, now: Date, db: Db = pool): Promise<Series[]> {
  return db.query<Series>(sql`
    SELECT ${seriesColumns} FROM coupon_series
    WHERE shop_id = ${shopId} AND discount_id = ${discountId} AND closes_at > ${now} ORDER BY number`);
}

export async function addSeries(
  shopId: number,
  discountId: number,
  { firstCode, opensAt, closesAt, endsAt }: Pick<Series, "firstCode" | "opensAt" | "closesAt" | "endsAt">,
  db: Db = pool,
): Promise<Series> {
  const [series] = await db.query<Series>(sql`
    INSERT INTO coupon_series (shop_id, discount_id, number, first_code, opens_at, closes_at, ends_at)
    SELECT ${shopId}::int, ${discountId}::int, coalesce(max(number), 0) + 1, ${firstCode}::text,
      ${opensAt}::timestamptz, ${closesAt}::timestamptz, ${endsAt}::timestamptz
    FROM coupon_series WHERE shop_id = ${shopId} AND discount_id = ${discountId}
    RETURNING ${seriesColumns}`);
  if (!series) throw new Error("A series was not written");
  return series;
}

/** A series is known to Shopify: its first code is one like the others. */
export async function openSeries(shopId: number, series: Series, shopifyId: string, db: Db = pool): Promise<void> {
  const { discountId, number, firstCode } = series;
  await db.query(sql`
    WITH opened AS (
      UPDATE coupon_series SET shopify_id = ${shopifyId}
      WHERE shop_id = ${shopId} AND discount_id = ${discountId} AND number = ${number} RETURNING shop_id
    )
    INSERT INTO coupons (shop_id, code, discount_id, series, state)
    SELECT shop_id, ${firstCode}::text, ${discountId}::int, ${number}::int, 'ready' FROM opened
    ON CONFLICT (shop_id, code) DO NOTHING`);
}

/** Codes that can be given now, that Shopify is being told of, and that were asked for and not there. */
export async function countCodes(
  shopId: number,
  { id }: Pick<Discount, "id">,
  series: readonly Series[],
  db: Db = pool,
): Promise<{ free: number; coming: number; wanted: number }> {
  const [row] = await db.query<{ free: number; coming: number; wanted: number }>(sql`
    SELECT count(*) FILTER (WHERE c.state = 'ready' AND c.message_id IS NULL AND c.address_hash IS NULL)::int AS free,
      count(*) FILTER (WHERE c.state = 'planned')::int AS coming,
      (SELECT wanted FROM discounts WHERE shop_id = ${shopId} AND id = ${id}) AS wanted
    FROM coupons c WHERE c.shop_id = ${shopId} AND c.discount_id = ${id}
      AND c.series = ANY (${series.map(({ number }) => number)}::int[])`);
  return row ?? { free: 0, coming: 0, wanted: 0 };
}

/** Writes codes down before Shopify is told of them. */
export async function planBlock(
  shopId: number,
  { discountId, number }: Pick<Series, "discountId" | "number">,
  codes: readonly string[],
  db: Db = pool,
): Promise<void> {
  await db.query(sql`
    WITH block AS (
      INSERT INTO coupon_blocks (shop_id, discount_id, series) VALUES (${shopId}, ${discountId}, ${number}) RETURNING id
    )
    INSERT INTO coupons (shop_id, code, discount_id, series, block_id, state)
    SELECT ${shopId}::int, code, ${discountId}::int, ${number}::int, block.id, 'planned'
    FROM block CROSS JOIN unnest(${codes}::text[]) AS code`);
}

/** What was wanted is being made. */
export async function forgetWanted(shopId: number, discountId: number, db: Db = pool): Promise<void> {
  await db.query(sql`UPDATE discounts SET wanted = 0 WHERE shop_id = ${shopId} AND id = ${discountId} AND wanted > 0`);
}

/** Codes that Shopify is told of together, and what for. */
export interface Block {
  id: string;
  discountId: number;
  shopifyId: string;
  creationId: string | null;
  codes: string[];
}

export async function listBlocks(shopId: number, limit: number, db: Db = pool): Promise<Block[]> {
  return db.query<Block>(sql`
    SELECT b.id, b.discount_id AS "discountId", s.shopify_id AS "shopifyId", b.creation_id AS "creationId",
      (SELECT array_agg(code ORDER BY code) FROM coupons WHERE shop_id = b.shop_id AND block_id = b.id) AS codes
    FROM coupon_blocks b
    JOIN coupon_series s ON s.shop_id = b.shop_id AND s.discount_id = b.discount_id AND s.number = b.series
    WHERE b.shop_id = ${shopId} AND NOT b.is_done AND s.shopify_id IS NOT NULL
    ORDER BY b.id LIMIT ${limit}`);
}

export async function noteBegun(
  shopId: number,
  blockId: string,
  creationId: string | null,
  db: Db = pool,
): Promise<void> {
  await db.query(sql`
    UPDATE coupon_blocks SET creation_id = ${creationId} WHERE shop_id = ${shopId} AND id = ${blockId}`);
}

/** Shopify has worked a block off: these codes are there, the others of it are not and never will be. */
export async function finishBlock(
  shopId: number,
  blockId: string,
  there: readonly string[],
  db: Db = pool,
): Promise<void> {
  await db.query(sql`
    WITH done AS (UPDATE coupon_blocks SET is_done = true WHERE shop_id = ${shopId} AND id = ${blockId})
    UPDATE coupons SET state = CASE WHEN code = ANY (${there}) THEN 'ready' ELSE 'refused' END
    WHERE shop_id = ${shopId} AND block_id = ${blockId} AND state = 'planned'`);
}
