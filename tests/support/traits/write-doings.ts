import sql, { raw } from "sql-template-tag";
import { db } from "~/db.server";
import { ensureMonths } from "~/domains/events/index.server";
import { recordset } from "~/lib/sql";
import { collections, goods, type Doing } from "./doings";

let written = 0;

const owned = [
  ...["orders", "order_lines", "baskets", "events", "profiles"],
  ...["profile_traits", "profile_habits", "profile_interests", "profile_engagement"],
];

/** Puts the goods of the stories on a shop's shelf. */
export async function writeGoods(shopId: number): Promise<void> {
  await db.query(sql`
    INSERT INTO products (shop_id, product_id, title, handle, product_type, vendor, tags, version, digest)
    SELECT ${shopId}::int, id, 'Product ' || id, 'product-' || id, type, vendor, tags, 'epoch', ''
    FROM ${recordset(goods, { id: "bigint", type: "text", vendor: "text", tags: "text[]" })}`);
  for (const [i, [title, ids]] of Object.entries(collections).entries()) {
    await db.query(sql`
      INSERT INTO collections (shop_id, collection_id, title, version, digest)
      VALUES (${shopId}, ${i + 1}, ${title}, 'epoch', '')`);
    await db.query(sql`
      INSERT INTO collection_products (shop_id, collection_id, product_id, marked_at)
      SELECT ${shopId}::int, ${i + 1}::bigint, id, 'epoch' FROM unnest(${ids}::bigint[]) id`);
  }
}

/** Shoppers numbered from 1, with nothing of what was there before. */
export async function writeShoppers(shopId: number, count: number, knownSince: Date): Promise<string[]> {
  for (const table of owned) await db.query(sql`DELETE FROM ${raw(table)} WHERE shop_id = ${shopId}`);
  await db.query(sql`
    INSERT INTO profiles (shop_id, id, known_since)
    SELECT ${shopId}::int, id, ${knownSince}::timestamptz FROM generate_series(1, ${count}::int) id`);
  return Array.from({ length: count }, (_, i) => String(i + 1));
}

/** Tells of what a shopper did. */
export async function writeDoings(shopId: number, profileId: string, did: readonly Doing[], asOf: Date): Promise<void> {
  await ensureMonths(did.map((one) => timeOf(one, asOf)));
  for (const one of did) await writeDoing(shopId, profileId, one, asOf);
}

function timeOf({ secondsAgo }: Doing, asOf: Date): Date {
  return new Date(asOf.getTime() - secondsAgo * 1000);
}

async function writeDoing(shopId: number, profileId: string, one: Doing, asOf: Date): Promise<void> {
  const at = timeOf(one, asOf);
  const id = ++written;
  if (one.kind === "order") return writeOrder(shopId, profileId, id, one, asOf);
  if (one.kind === "checkout") {
    const lines = one.products.map((product) => ({ productId: String(product), quantity: 1 }));
    await db.query(sql`
      INSERT INTO baskets (shop_id, kind, token, profile_id, lines, started_at, version, digest)
      VALUES (${shopId}, 'checkout', ${`token-${id}`}, ${profileId}, ${JSON.stringify(lines)}::jsonb, ${at}, ${at}, '')`);
  }
  const { kind, properties } = eventOf(one);
  await db.query(sql`
    INSERT INTO events (shop_id, occurred_at, kind, source_id, profile_id, properties)
    VALUES (${shopId}, ${at}, ${kind}, ${`did-${id}`}, ${profileId}, ${JSON.stringify(properties)}::jsonb)`);
}

function eventOf({ kind, products, topic, path, amount }: Doing): { kind: string; properties: object } {
  const productIds = products.map(String);
  switch (kind) {
    case "view":
      return { kind: "product_viewed", properties: { productIds: productIds.slice(0, 1) } };
    case "cart":
      return { kind: "cart_updated", properties: { productIds } };
    case "click":
      return {
        kind: "message_clicked",
        properties: {
          ...(topic && { topic }),
          messageId: "7",
          detail: `shop.example/products/product-${productIds[0]}`,
        },
      };
    case "stay":
      return { kind: "page_stayed", properties: { path, seconds: amount } };
    case "scroll":
      return { kind: "page_scrolled", properties: { path, percent: amount } };
    case "video":
      return { kind: "video_played", properties: { path, title: "A film" } };
    default:
      return { kind: "checkout_started", properties: {} };
  }
}

async function writeOrder(shopId: number, profileId: string, orderId: number, one: Doing, asOf: Date): Promise<void> {
  const at = timeOf(one, asOf);
  const cancelledAt = one.cancelledAgo === null ? null : new Date(asOf.getTime() - one.cancelledAgo * 1000);
  await db.query(sql`
    INSERT INTO orders (shop_id, order_id, profile_id, currency, total_minor, discount_codes, processed_at, cancelled_at, version, digest)
    VALUES (${shopId}, ${orderId}, ${profileId}, 'GBP', 1000, '{}', ${at}, ${cancelledAt}, ${at}, '')`);
  await db.query(sql`
    INSERT INTO order_lines (shop_id, order_id, line_id, product_id, quantity, current_quantity, unit_price_minor, version, digest)
    SELECT ${shopId}::int, ${orderId}::bigint, id, id, 1, ${one.isReturned ? 0 : 1}::int, 1000, ${at}::timestamptz, ''
    FROM unnest(${one.products}::bigint[]) id`);
}
