import sql from "sql-template-tag";
import { db, transact } from "~/db.server";
import { appendEvents, ensureMonths } from "~/domains/events/index.server";
import { recordset } from "~/lib/sql";

const day = 86_400_000;

export interface ShelfProduct {
  id: string;
  type?: string;
  available?: number | null;
  sellsWhenOut?: boolean;
  status?: string;
  priceMinor?: number;
  compareAtMinor?: number | null;
  isDeleted?: boolean;
}

/** Puts products on a shop's shelf, each with one variant. */
export async function stock(shopId: number, products: readonly ShelfProduct[], now: Date): Promise<void> {
  const rows = products.map((product) => ({
    ...{ type: "", available: 5, sellsWhenOut: false, status: "active", priceMinor: 1000, compareAtMinor: null },
    ...product,
    deletedAt: product.isDeleted ? now : null,
  }));
  const columns = {
    id: "bigint",
    type: "text",
    available: "int",
    sellsWhenOut: "boolean",
    status: "text",
    priceMinor: "bigint",
    compareAtMinor: "bigint",
    deletedAt: "timestamptz",
  };
  await db.query(sql`
    INSERT INTO products (shop_id, product_id, title, handle, product_type, status, deleted_at, version, digest)
    SELECT ${shopId}::int, id, 'Product ' || id, 'product-' || id, type, status, "deletedAt", ${now}::timestamptz, ''
    FROM ${recordset(rows, columns)}`);
  await db.query(sql`
    INSERT INTO product_variants (shop_id, variant_id, product_id, price_minor, compare_at_minor, available,
      sells_when_out, version, digest)
    SELECT ${shopId}::int, id * 10, id, "priceMinor", "compareAtMinor", available, "sellsWhenOut", ${now}::timestamptz, ''
    FROM ${recordset(rows, columns)}`);
}

export async function addShopper(shopId: number, customerId: number, now: Date): Promise<string> {
  const [row] = await db.query<{ id: string }>(sql`
    INSERT INTO profiles (shop_id, customer_id, known_since) VALUES (${shopId}, ${customerId}, ${now}) RETURNING id`);
  return row?.id ?? "";
}

let lastOrder = 0;

/** Of a shopper: an order so many days ago. */
export async function buy(
  shopId: number,
  profileId: string,
  productIds: readonly string[],
  daysAgo: number,
  now: Date,
): Promise<void> {
  const orderId = ++lastOrder;
  const at = new Date(now.getTime() - daysAgo * day);
  await db.query(sql`
    INSERT INTO orders (shop_id, order_id, profile_id, currency, total_minor, discount_codes, processed_at, version, digest)
    VALUES (${shopId}, ${orderId}, ${profileId}, 'GBP', 1000, '{}', ${at}, ${at}, '')`);
  await db.query(sql`
    INSERT INTO order_lines (shop_id, order_id, line_id, product_id, quantity, current_quantity, unit_price_minor, version, digest)
    SELECT ${shopId}::int, ${orderId}::bigint, n, id::bigint, 1, 1, 1000, ${at}::timestamptz, ''
    FROM unnest(${productIds}::text[]) WITH ORDINALITY AS t(id, n)`);
}

let lastBasket = 0;

export async function fillCart(
  shopId: number,
  profileId: string,
  productIds: readonly string[],
  daysAgo: number,
  now: Date,
): Promise<void> {
  const at = new Date(now.getTime() - daysAgo * day);
  const lines = productIds.map((productId) => ({ productId, variantId: null, title: "", quantity: 1, priceMinor: 1 }));
  await db.query(sql`
    INSERT INTO baskets (shop_id, kind, token, profile_id, lines, started_at, version, digest)
    VALUES (${shopId}, 'cart', ${`cart-${++lastBasket}`}, ${profileId}, ${JSON.stringify(lines)}::jsonb, ${at}, ${at}, '')`);
}

export async function look(
  shopId: number,
  profileId: string,
  productId: string,
  daysAgo: number,
  now: Date,
): Promise<void> {
  const occurredAt = new Date(now.getTime() - daysAgo * day);
  await ensureMonths([occurredAt]);
  const event = {
    kind: "product_viewed" as const,
    sourceId: `view-${++lastBasket}`,
    occurredAt,
    profileId,
    actor: null,
  };
  await transact((tx) => appendEvents(shopId, [{ ...event, properties: { productIds: [productId] } }], tx));
}
