import sql, { type Sql } from "sql-template-tag";

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
