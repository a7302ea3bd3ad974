import sql from "sql-template-tag";
import type { Tx } from "~/db.server";
import { latestBy } from "~/lib/latest";
import { recordset, upsertLatest, type VersionedTable } from "~/lib/sql";
import type { LineFact, OrderDeletion, OrderFact, RefundFact } from "../model";

export type OrderRow = OrderFact & { profileId: string | null };

const orders: VersionedTable<OrderRow> = {
  name: "orders",
  key: ["orderId"],
  columns: {
    orderId: "bigint",
    profileId: "bigint",
    customerId: "bigint",
    email: "text",
    name: "text",
    currency: "text",
    totalMinor: "bigint",
    discountMinor: "bigint",
    refundedMinor: "bigint",
    discountCodes: "text[]",
    sourceName: "text",
    financialStatus: "text",
    fulfillmentStatus: "text",
    cartToken: "text",
    checkoutToken: "text",
    processedAt: "timestamptz",
    cancelledAt: "timestamptz",
  },
};

const lines: VersionedTable<LineFact> = {
  name: "order_lines",
  key: ["orderId", "lineId"],
  columns: {
    orderId: "bigint",
    lineId: "bigint",
    productId: "bigint",
    variantId: "bigint",
    title: "text",
    sku: "text",
    vendor: "text",
    quantity: "int",
    currentQuantity: "int",
    unitPriceMinor: "bigint",
  },
};

export async function saveOrders(shopId: number, facts: OrderRow[], tx: Tx): Promise<void> {
  const latest = latestBy(facts, (order) => order.orderId);
  if (latest.length > 0) await tx.query(upsertLatest(orders, shopId, latest));
}

export async function saveLines(shopId: number, facts: LineFact[], tx: Tx): Promise<void> {
  const latest = latestBy(facts, (line) => `${line.orderId} ${line.lineId}`);
  if (latest.length > 0) await tx.query(upsertLatest(lines, shopId, latest));
}

/** A refund only grows: a transaction that was pending when it was first told is in the sum when it is told again. */
export async function saveRefunds(shopId: number, facts: RefundFact[], tx: Tx): Promise<void> {
  if (facts.length === 0) return;
  const source = recordset(facts, {
    orderId: "bigint",
    refundId: "bigint",
    amountMinor: "bigint",
    refundedAt: "timestamptz",
  });
  await tx.query(sql`
    INSERT INTO refunds (shop_id, order_id, refund_id, amount_minor, refunded_at)
    SELECT ${shopId}::int, "orderId", "refundId", max("amountMinor"), min("refundedAt") FROM ${source} GROUP BY 2, 3
    ON CONFLICT (shop_id, order_id, refund_id) DO UPDATE SET
      amount_minor = greatest(refunds.amount_minor, excluded.amount_minor),
      refunded_at = least(refunds.refunded_at, excluded.refunded_at)`);
}

/** A deletion may arrive before the order: a row then waits, empty and deleted, for a version that says more. */
export async function deleteOrders(shopId: number, deletions: OrderDeletion[], tx: Tx): Promise<void> {
  if (deletions.length === 0) return;
  const source = recordset(deletions, { orderId: "bigint", deletedAt: "timestamptz" });
  await tx.query(sql`
    INSERT INTO orders (shop_id, order_id, currency, total_minor, processed_at, deleted_at, version, digest)
    SELECT ${shopId}::int, "orderId", '', 0, min("deletedAt"), min("deletedAt"), '-infinity', ''
    FROM ${source} GROUP BY "orderId"
    ON CONFLICT (shop_id, order_id) DO UPDATE SET deleted_at = least(orders.deleted_at, excluded.deleted_at)`);
}

/** Whose orders these are: refunds, deletions and edits name an order, not a person. */
export async function findOrderProfiles(shopId: number, orderIds: string[], tx: Tx): Promise<string[]> {
  if (orderIds.length === 0) return [];
  const rows = await tx.query<{ id: string }>(sql`
    SELECT DISTINCT profile_id AS id FROM orders
    WHERE shop_id = ${shopId} AND order_id = ANY (${orderIds}::bigint[]) AND profile_id IS NOT NULL`);
  return rows.map(({ id }) => id);
}
