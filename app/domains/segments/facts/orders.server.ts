import sql from "sql-template-tag";
import type { Db } from "~/db.server";
import type { Order, OrderLine, Refund } from "../reader/facts";
import { byOwner, type Owned } from "./owned";

type Money = "totalMinor" | "refundedMinor";
type OrderRow = Omit<Order, Money | "lines" | "refunds"> & Record<Money | "profileId", string>;
type LineRow = Omit<OrderLine, "unitPriceMinor"> & { orderId: string; unitPriceMinor: string };
type RefundRow = Omit<Refund, "amountMinor"> & { orderId: string; amountMinor: string };

/** Orders of some profiles with their lines and refunds, by time and then id. */
export async function listOrders(shopId: number, profileIds: readonly string[], db: Db): Promise<Owned<Order>[]> {
  const orders = await db.query<OrderRow>(sql`
    SELECT profile_id AS "profileId", order_id AS "orderId", processed_at AS "processedAt",
      cancelled_at AS "cancelledAt", deleted_at AS "deletedAt", version, total_minor AS "totalMinor",
      refunded_minor AS "refundedMinor", discount_codes AS "discountCodes", source_name AS "sourceName",
      checkout_token AS "checkoutToken"
    FROM orders WHERE shop_id = ${shopId} AND profile_id = ANY (${profileIds}::bigint[])
    ORDER BY processed_at, order_id`);
  const ids = orders.map(({ orderId }) => orderId);
  const lines = byOwner(await listLines(shopId, ids, db));
  const refunds = byOwner(await listRefunds(shopId, ids, db));
  return orders.map(({ profileId, totalMinor, refundedMinor, ...order }) => ({
    owner: profileId,
    fact: {
      ...order,
      totalMinor: Number(totalMinor),
      refundedMinor: Number(refundedMinor),
      lines: lines(order.orderId),
      refunds: refunds(order.orderId),
    },
  }));
}

async function listLines(shopId: number, orderIds: readonly string[], db: Db): Promise<Owned<OrderLine>[]> {
  const rows = await db.query<LineRow>(sql`
    SELECT order_id AS "orderId", line_id AS "lineId", product_id AS "productId", variant_id AS "variantId", sku, quantity,
      current_quantity AS "currentQuantity", unit_price_minor AS "unitPriceMinor", version
    FROM order_lines WHERE shop_id = ${shopId} AND order_id = ANY (${orderIds}::bigint[]) ORDER BY order_id, line_id`);
  return rows.map(({ orderId, unitPriceMinor, ...line }) => ({
    owner: orderId,
    fact: { ...line, unitPriceMinor: Number(unitPriceMinor) },
  }));
}

async function listRefunds(shopId: number, orderIds: readonly string[], db: Db): Promise<Owned<Refund>[]> {
  const rows = await db.query<RefundRow>(sql`
    SELECT order_id AS "orderId", refund_id AS "refundId", amount_minor AS "amountMinor", refunded_at AS "refundedAt"
    FROM refunds WHERE shop_id = ${shopId} AND order_id = ANY (${orderIds}::bigint[]) ORDER BY order_id, refund_id`);
  return rows.map(({ orderId, amountMinor, ...refund }) => ({
    owner: orderId,
    fact: { ...refund, amountMinor: Number(amountMinor) },
  }));
}
