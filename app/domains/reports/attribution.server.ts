import sql, { type Sql } from "sql-template-tag";

/** An order within so many days of its shopper's click counts as following it: a correlation, not a cause. */
export const attributionDays = 5;

/**
 * Whether an order was placed soon after its shopper clicked in a message, as a condition on the order `o`.
 * @param which narrows the messages `m` that count
 */
export function followsClick(shopId: number, which: Sql = sql`true`): Sql {
  return sql`EXISTS (
    SELECT 1 FROM messages m
    JOIN message_feedback f ON f.shop_id = m.shop_id AND f.message_id = m.id AND f.kind = 'clicked'
    WHERE m.shop_id = ${shopId} AND m.profile_id = o.profile_id AND ${which} AND f.occurred_at <= o.processed_at
      AND f.occurred_at > o.processed_at - make_interval(days => ${attributionDays}))`;
}

/**
 * What an order came to after refunds, in minor units, as an SQL expression on the order `o`. Some sources tell the sum of
 * its refunds, some each refund, some both: the larger counts, as it does for what a shopper has spent.
 */
export function worth(shopId: number): Sql {
  return sql`(o.total_minor - greatest(o.refunded_minor, (
    SELECT coalesce(sum(r.amount_minor), 0) FROM refunds r WHERE r.shop_id = ${shopId} AND r.order_id = o.order_id)))`;
}

/** Orders that stand, as a condition on the order `o`. */
export const standing = sql`o.cancelled_at IS NULL AND o.deleted_at IS NULL`;
