import sql from "sql-template-tag";
import type { Tx } from "~/db.server";

const about = sql`currency, source_kind, program_id, segment_id, segment_version, template_key, template_version`;

/**
 * Enters what is new of the credits of some orders, so that the entries of each order and message add up to its credit.
 * While the order's own day is open they stand there, and are written anew; afterwards no entry is ever changed, and what
 * differs is entered on the day on which it is learnt.
 */
export async function enterCredits(shopId: number, orderIds: readonly string[], now: Date, tx: Tx): Promise<void> {
  const ids = sql`${[...orderIds]}::bigint[]`;
  const closed = sql`(SELECT coalesce(max(w.closed_through), '-infinity') FROM attribution_windows w WHERE w.shop_id = ${shopId})`;
  const dayOf = (at: ReturnType<typeof sql>) =>
    sql`(${at} AT TIME ZONE (SELECT timezone FROM shops WHERE id = ${shopId}))::date`;
  await tx.query(sql`
    DELETE FROM credit_entries e USING orders o
    WHERE e.shop_id = ${shopId} AND e.order_id = ANY (${ids}) AND e.day > ${closed}
      AND o.shop_id = ${shopId} AND o.order_id = e.order_id AND e.day = ${dayOf(sql`o.processed_at`)}`);
  await tx.query(sql`
    WITH parts AS (
      SELECT order_id, message_id, ${about}, 1 AS orders, credited_minor AS minor, ${dayOf(sql`ordered_at`)} AS day
      FROM order_credits WHERE shop_id = ${shopId} AND order_id = ANY (${ids}) AND kind = 'last'
      UNION ALL
      SELECT order_id, message_id, ${about}, -orders, -amount_minor, NULL
      FROM credit_entries WHERE shop_id = ${shopId} AND order_id = ANY (${ids})
    ), missing AS (
      SELECT order_id, message_id, ${about}, sum(orders)::int AS orders, sum(minor)::bigint AS minor, max(day) AS day
      FROM parts GROUP BY order_id, message_id, ${about}
    )
    INSERT INTO credit_entries (shop_id, order_id, message_id, day, orders, amount_minor, ${about})
    SELECT ${shopId}::int, order_id, message_id, CASE WHEN day > ${closed} THEN day ELSE ${dayOf(sql`${now}::timestamptz`)} END,
      orders, minor, ${about}
    FROM missing WHERE orders <> 0 OR minor <> 0`);
}
