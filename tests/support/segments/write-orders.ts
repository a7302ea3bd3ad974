import sql from "sql-template-tag";
import { db } from "~/db.server";
import type { ProfileFacts } from "~/domains/segments/reader/facts";
import { recordset } from "~/lib/sql";

const order = {
  orderId: "bigint",
  profileId: "bigint",
  totalMinor: "bigint",
  refundedMinor: "bigint",
  discountCodes: "text[]",
  sourceName: "text",
  checkoutToken: "text",
  processedAt: "timestamptz",
  cancelledAt: "timestamptz",
  deletedAt: "timestamptz",
  version: "timestamptz",
};

const line = {
  orderId: "bigint",
  lineId: "bigint",
  productId: "bigint",
  variantId: "bigint",
  sku: "text",
  quantity: "int",
  currentQuantity: "int",
  unitPriceMinor: "bigint",
  version: "timestamptz",
};

/** Writes the profiles' orders with their lines and refunds. */
export async function writeOrders(shopId: number, profiles: readonly ProfileFacts[]): Promise<void> {
  const orders = profiles.flatMap(({ profileId, orders }) => orders.map((order) => ({ profileId, ...order })));
  await db.query(sql`
    INSERT INTO orders (shop_id, order_id, profile_id, currency, total_minor, refunded_minor, discount_codes, source_name,
      checkout_token, processed_at, cancelled_at, deleted_at, version, digest)
    SELECT ${shopId}::int, "orderId", "profileId", '', "totalMinor", "refundedMinor", "discountCodes", "sourceName",
      "checkoutToken", "processedAt", "cancelledAt", "deletedAt", version, ''
    FROM ${recordset(orders, order)}`);

  const lines = orders.flatMap(({ orderId, lines }) => lines.map((line) => ({ orderId, ...line })));
  await db.query(sql`
    INSERT INTO order_lines (shop_id, order_id, line_id, product_id, variant_id, sku, quantity, current_quantity,
      unit_price_minor, version, digest)
    SELECT ${shopId}::int, "orderId", "lineId", "productId", "variantId", sku, quantity, "currentQuantity",
      "unitPriceMinor", version, ''
    FROM ${recordset(lines, line)}`);

  const refunds = orders.flatMap(({ orderId, refunds }) => refunds.map((refund) => ({ orderId, ...refund })));
  await db.query(sql`
    INSERT INTO refunds (shop_id, order_id, refund_id, amount_minor, refunded_at)
    SELECT ${shopId}::int, "orderId", "refundId", "amountMinor", "refundedAt"
    FROM ${recordset(refunds, { orderId: "bigint", refundId: "bigint", amountMinor: "bigint", refundedAt: "timestamptz" })}`);
}
