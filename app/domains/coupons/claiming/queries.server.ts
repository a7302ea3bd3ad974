import sql from "sql-template-tag";
import type { Tx } from "~/db.server";
import { recordset } from "~/lib/sql";
import type { ClaimedCoupon, WantedCoupon } from "../model";

const wantedColumns = { messageId: "bigint", profileId: "bigint", discountId: "int" } as const;

interface Row {
  messageId: string;
  code: string;
  endsAt: Date | null;
}

/** Of a code `c`: nobody has it, neither in a message nor for an address. */
export const isFree = sql`c.message_id IS NULL AND c.address_hash IS NULL`;

/** Codes that these messages have already. */
export async function listClaimed(
  shopId: number,
  wanted: readonly WantedCoupon[],
  tx: Tx,
): Promise<Map<string, ClaimedCoupon>> {
  return byMessage(
    await tx.query<Row>(sql`
      SELECT c.message_id AS "messageId", c.code, c.ends_at AS "endsAt"
      FROM ${recordset(wanted, wantedColumns)}
      JOIN coupons c ON c.shop_id = ${shopId} AND c.message_id = r."messageId" AND c.discount_id = r."discountId"`),
  );
}

/**
 * Gives each message a free code of its discount's open series. Codes that another transaction is giving at this moment
 * are passed over, so nobody waits and none is given twice.
 */
export async function takeFree(
  shopId: number,
  wanted: readonly WantedCoupon[],
  now: Date,
  tx: Tx,
): Promise<Map<string, ClaimedCoupon>> {
  return byMessage(
    await tx.query<Row>(sql`
      WITH wanted AS (
        SELECT r.*, row_number() OVER (PARTITION BY "discountId" ORDER BY "messageId") AS n
        FROM ${recordset(wanted, wantedColumns)}
      ), free AS (
        SELECT f.*, row_number() OVER (PARTITION BY f.discount_id ORDER BY f.code) AS n
        FROM (SELECT "discountId" AS id, max(n) AS most FROM wanted GROUP BY 1) d
        CROSS JOIN LATERAL (
          SELECT c.discount_id, c.code, s.ends_at, g.valid_days FROM coupons c
          JOIN coupon_series s ON s.shop_id = c.shop_id AND s.discount_id = c.discount_id AND s.number = c.series
          JOIN discounts g ON g.shop_id = c.shop_id AND g.id = c.discount_id
          WHERE c.shop_id = ${shopId} AND c.discount_id = d.id AND c.state = 'ready' AND ${isFree}
            AND g.stopped_at IS NULL AND s.closes_at > ${now}
          ORDER BY c.series, c.code LIMIT d.most FOR UPDATE OF c SKIP LOCKED
        ) f
      )
      UPDATE coupons c SET message_id = w."messageId", profile_id = w."profileId", claimed_at = ${now},
        ends_at = coalesce(${now}::timestamptz + make_interval(days => f.valid_days), f.ends_at)
      FROM free f JOIN wanted w ON w."discountId" = f.discount_id AND w.n = f.n
      WHERE c.shop_id = ${shopId} AND c.code = f.code
      RETURNING c.message_id AS "messageId", c.code, c.ends_at AS "endsAt"`),
  );
}

/** Whether one of the discounts has fewer free codes than so many. */
export async function isLow(shopId: number, discountIds: readonly number[], fewest: number, tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ isLow: boolean }>(sql`
    SELECT EXISTS (
      SELECT 1 FROM unnest(${discountIds}::int[]) AS d(id) WHERE (
        SELECT count(*) FROM (
          SELECT 1 FROM coupons c
          WHERE c.shop_id = ${shopId} AND c.discount_id = d.id AND c.state = 'ready' AND ${isFree}
          LIMIT ${fewest}
        ) few
      ) < ${fewest}) AS "isLow"`);
  return row?.isLow ?? false;
}

/**
 * Frees the codes of messages that will never go out: skipped, and never handed over for sending. What was once in an
 * attempted mail stays with its shopper, whatever became of the mail.
 */
export async function freeUnsent(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`
    UPDATE coupons c SET message_id = NULL, profile_id = NULL, claimed_at = NULL, ends_at = NULL
    FROM messages m WHERE c.shop_id = ${shopId} AND m.shop_id = c.shop_id AND m.id = c.message_id
      AND m.state = 'skipped' AND m.batch_id IS NULL AND m.first_attempt_at IS NULL`);
}

function byMessage(rows: readonly Row[]): Map<string, ClaimedCoupon> {
  return new Map(rows.map(({ messageId, ...claimed }) => [messageId, claimed]));
}
