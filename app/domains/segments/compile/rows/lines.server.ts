import sql, { empty, type Sql } from "sql-template-tag";
import type { CompileContext } from "../context";
import type { Scope } from "../scope";
import { visibleOrders } from "./orders.server";
import type { RowsNeed } from "./need";

export function lineRows({ since }: RowsNeed, scope: Scope, context: CompileContext): Sql {
  return sql`
    SELECT o.profile_id, o.processed_at AS at, l.order_id, l.product_id, l.variant_id, l.sku, l.quantity, l.current_quantity,
      l.unit_price_minor, l.version
    FROM orders o JOIN order_lines l ON l.shop_id = o.shop_id AND l.order_id = o.order_id
    WHERE ${visibleOrders(context, scope)} ${since ? sql`AND o.processed_at >= ${since}` : empty}`;
}
