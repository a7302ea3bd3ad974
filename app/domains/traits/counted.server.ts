import sql, { empty, type Sql } from "sql-template-tag";
import { lifecycleRule as rule } from "./model";

/** Whose orders are meant: `only` is a condition on the column of the profile's id, to stand behind others. */
export interface Whose {
  only: (column: Sql) => Sql;
  /** Whether they are so few that what belongs to each order is better looked up than met in one pass over all. */
  areFew: boolean;
}

export const everyone: Whose = { only: () => empty, areFew: false };

export function justThese(profileIds: readonly string[]): Whose {
  return { only: (column) => sql`AND ${column} = ANY (${profileIds}::bigint[])`, areFew: true };
}

/** Orders visible at the instant that count as bought, with what they came to after refunds by then, as a query. */
export function countedOrders(shopId: number, asOf: Date, { only, areFew }: Whose): Sql {
  const refunds = sql`FROM refunds WHERE shop_id = ${shopId} AND refunded_at <= ${asOf}`;
  const refunded = areFew
    ? sql`LATERAL (SELECT sum(amount_minor) AS minor ${refunds} AND order_id = o.order_id) r ON true`
    : sql`(SELECT order_id, sum(amount_minor) AS minor ${refunds} GROUP BY order_id) r ON r.order_id = o.order_id`;
  return sql`
    SELECT o.profile_id, o.order_id, o.processed_at, o.discount_minor > 0 OR cardinality(o.discount_codes) > 0 AS discounted,
      o.total_minor - greatest(CASE WHEN o.version <= ${asOf} THEN o.refunded_minor ELSE 0 END, coalesce(r.minor, 0)) AS net_minor
    FROM orders o
    LEFT JOIN ${refunded}
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
