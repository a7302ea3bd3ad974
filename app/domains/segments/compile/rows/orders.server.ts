import sql, { empty, type Sql } from "sql-template-tag";
import type { CompileContext } from "../context";
import { within, type Scope } from "../scope";
import type { RowsNeed } from "./need";

/** Orders that count as of the instant, as a condition on `o`. */
export function visibleOrders({ shopId, asOf }: CompileContext, scope: Scope): Sql {
  return sql`o.shop_id = ${shopId} AND o.profile_id IS NOT NULL AND o.processed_at <= ${asOf}
    AND (o.cancelled_at IS NULL OR o.cancelled_at > ${asOf})
    AND (o.deleted_at IS NULL OR o.deleted_at > ${asOf}) ${within(scope, sql`o.profile_id`)}`;
}

const ranks = sql`,
  row_number() OVER (PARTITION BY o.profile_id ORDER BY o.processed_at, o.order_id) AS position,
  row_number() OVER (PARTITION BY o.profile_id ORDER BY o.processed_at DESC, o.order_id DESC) AS position_from_last,
  lag(o.processed_at) OVER (PARTITION BY o.profile_id ORDER BY o.processed_at, o.order_id) AS previous_at`;

export function orderRows({ isRanked, since }: RowsNeed, scope: Scope, context: CompileContext): Sql {
  // Places count all orders, so that older ones cannot be left out.
  const recent = since && !isRanked ? sql`AND o.processed_at >= ${since}` : empty;
  return sql`
    SELECT o.profile_id, o.processed_at AS at, o.order_id, o.total_minor, o.refunded_minor, o.discount_codes, o.source_name,
      o.version ${isRanked ? ranks : empty}
    FROM orders o WHERE ${visibleOrders(context, scope)} ${recent}`;
}
