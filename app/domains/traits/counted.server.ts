import sql, { type Sql } from "sql-template-tag";
import { lifecycleRule as rule } from "./model";

/**
 * Orders visible at the instant that count as bought, with what they came to after refunds by then, as a query.
 * @param only a condition on the column of the profile's id, to stand behind others
 */
export function countedOrders(shopId: number, asOf: Date, only: (column: Sql) => Sql): Sql {
  return sql`
    SELECT o.profile_id, o.order_id, o.processed_at, o.discount_minor > 0 OR cardinality(o.discount_codes) > 0 AS discounted,
      o.total_minor - greatest(CASE WHEN o.version <= ${asOf} THEN o.refunded_minor ELSE 0 END, coalesce(r.minor, 0)) AS net_minor
    FROM orders o
    LEFT JOIN LATERAL (
      SELECT sum(amount_minor) AS minor FROM refunds
      WHERE shop_id = ${shopId} AND order_id = o.order_id AND refunded_at <= ${asOf}
    ) r ON true
    WHERE ${isCounted(shopId, asOf)} ${only(sql`o.profile_id`)}`;
}

/** Whether an order o is somebody's, visible at the instant, and counts as bought. */
export function isCounted(shopId: number, asOf: Date): Sql {
  return sql`o.shop_id = ${shopId} AND o.profile_id IS NOT NULL AND o.processed_at <= ${asOf}
      AND (o.cancelled_at IS NULL OR o.cancelled_at > ${asOf})
      AND (o.deleted_at IS NULL OR o.deleted_at > ${asOf})`;
}

/** The shop's rhythm in seconds from the orders before the month of the instant began, as an SQL expression. */
export function shopRhythmAsOf(shopId: number, asOf: Date): Sql {
  return sql`(
    SELECT CASE WHEN count(*) < ${rule.fewestIntervals} THEN ${rule.guessedRhythmSeconds}::bigint
      ELSE least(${rule.longestRhythmSeconds}::bigint, greatest(${rule.shortestRhythmSeconds}::bigint,
        percentile_disc(0.5) WITHIN GROUP (ORDER BY seconds))) END
    FROM (
      SELECT floor(extract(epoch FROM o.processed_at - lag(o.processed_at)
        OVER (PARTITION BY o.profile_id ORDER BY o.processed_at, o.order_id)))::bigint AS seconds
      FROM orders o
      WHERE o.shop_id = ${shopId} AND o.profile_id IS NOT NULL AND o.processed_at < ${monthOf(shopId, asOf)}
        AND (o.cancelled_at IS NULL OR o.cancelled_at >= ${monthOf(shopId, asOf)})
        AND (o.deleted_at IS NULL OR o.deleted_at >= ${monthOf(shopId, asOf)})
    ) intervals WHERE seconds IS NOT NULL)`;
}

/** When the month of the instant began in the shop. */
export function monthOf(shopId: number, asOf: Date): Sql {
  return sql`(SELECT date_trunc('month', ${asOf}::timestamptz, timezone) FROM shops WHERE id = ${shopId})`;
}
