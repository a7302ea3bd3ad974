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

/** Orders that stand, as a condition on the order `o`. */
export const standing = sql`o.cancelled_at IS NULL AND o.deleted_at IS NULL`;
