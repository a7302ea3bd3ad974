import sql from "sql-template-tag";
import { db } from "~/db.server";
import { toMinor } from "../../sandbox/factories/money";
import { orderTotals } from "../../sandbox/factories/totals";
import type { Store } from "../../sandbox/shopify/store/model";

const wireTime = sql`to_char(version AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

type Description = Record<string, unknown>;

/**
 * Where the facts of a shop are not what its store says: orders with their lines and refunds, customers with tags and
 * consent, products with variants, collections. Each difference in words; none when all is equal.
 */
export async function driftOf(shopId: number, store: Store): Promise<string[]> {
  const [told, known] = [describeStore(store), await describeFacts(shopId)];
  return [...new Set([...told.keys(), ...known.keys()])].flatMap((name) => {
    const [there, here] = [told.get(name), known.get(name)].map((description) => JSON.stringify(description));
    if (there === here) return [];
    return here === undefined ? `${name} is missing` : `${name}: ${here} instead of ${there ?? "nothing"}`;
  });
}

function describeStore(store: Store): Map<string, Description> {
  const told = new Map<string, Description>();
  for (const order of store.orders.values()) {
    if (order.test) continue;
    told.set(`order ${order.id}`, {
      total: orderTotals(order).totalMinor,
      refunded: orderTotals(order).refundedMinor,
      customer: order.customerId,
      status: order.financialStatus,
      isCancelled: order.cancelledAt !== null,
      version: order.updatedAt,
      lines: sorted(order.lines.map((line) => `${line.id} × ${line.currentQuantity}`)),
    });
  }
  for (const customer of store.customers.values()) {
    told.set(`customer ${customer.id}`, {
      email: customer.email?.toLowerCase() ?? null,
      name: `${customer.firstName ?? ""} ${customer.lastName ?? ""}`,
      consent: customer.email === null ? "not_subscribed" : customer.emailConsent.state,
      tags: sorted(customer.tags),
    });
  }
  for (const product of store.products.values()) {
    const variants = product.variants.map(
      ({ id, price, inventoryQuantity }) => `${id} at ${toMinor(price, store.shop.currency)}: ${inventoryQuantity}`,
    );
    const { title, status, updatedAt } = product;
    told.set(`product ${product.id}`, { title, status, version: updatedAt, variants: sorted(variants) });
  }
  for (const { id, title } of store.collections.values()) told.set(`collection ${id}`, { title });
  return told;
}

async function describeFacts(shopId: number): Promise<Map<string, Description>> {
  const rows = await db.query<{ name: string; description: Description }>(sql`
    SELECT 'order ' || order_id AS name, json_build_object(
      'total', total_minor,
      'refunded', greatest(refunded_minor, (
        SELECT sum(amount_minor) FROM refunds r WHERE r.shop_id = o.shop_id AND r.order_id = o.order_id)),
      'customer', customer_id::text,
      'status', financial_status,
      'isCancelled', cancelled_at IS NOT NULL,
      'version', ${wireTime},
      'lines', ARRAY(SELECT line_id || ' × ' || current_quantity FROM order_lines l
        WHERE l.shop_id = o.shop_id AND l.order_id = o.order_id)) AS description
    FROM orders o WHERE shop_id = ${shopId} AND deleted_at IS NULL
    UNION ALL
    SELECT 'customer ' || customer_id, json_build_object(
      'email', email,
      'name', first_name || ' ' || last_name,
      'consent', coalesce((SELECT state FROM consent_records c WHERE c.shop_id = p.shop_id AND c.email = p.email
        ORDER BY occurred_at DESC, state = 'unsubscribed' DESC LIMIT 1), 'not_subscribed'),
      'tags', ARRAY(SELECT tag FROM profile_tags t WHERE t.shop_id = p.shop_id AND t.profile_id = p.id AND t.present))
    FROM profiles p
    WHERE shop_id = ${shopId} AND customer_id IS NOT NULL AND deleted_at IS NULL AND merged_into IS NULL
    UNION ALL
    SELECT 'product ' || product_id, json_build_object(
      'title', title,
      'status', status,
      'version', ${wireTime},
      'variants', ARRAY(SELECT variant_id || ' at ' || price_minor || ': ' || available FROM product_variants v
        WHERE v.shop_id = p.shop_id AND v.product_id = p.product_id))
    FROM products p WHERE shop_id = ${shopId} AND deleted_at IS NULL
    UNION ALL
    SELECT 'collection ' || collection_id, json_build_object('title', title)
    FROM collections WHERE shop_id = ${shopId} AND deleted_at IS NULL`);
  return new Map(
    rows.map(({ name, description }) => {
      const entries = Object.entries(description);
      return [name, Object.fromEntries(entries.map(([key, value]) => [key, isTexts(value) ? sorted(value) : value]))];
    }),
  );
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value);
}

function sorted(texts: readonly string[]): string[] {
  return [...texts].sort();
}
