import sql, { raw } from "sql-template-tag";
import { db, transact } from "~/db.server";
import { ensureMonths } from "~/domains/events/index.server";
import type { Definition } from "~/domains/segments/model";
import { deriveInterests, deriveScores, deriveTraits } from "~/domains/traits/index.server";
import { recordset } from "~/lib/sql";
import { stayedIn } from "./catalog";
import type { ShopHistory } from "./histories";
import { writeBaskets, writeEvents, writeStays } from "./write-activity";
import { writeOrders } from "./write-orders";
import { writePeople } from "./write-people";

const owned = [
  ...["memberships", "segment_versions", "segments", "profile_traits", "shop_rhythms", "events", "baskets", "refunds"],
  ...["profile_habits", "profile_interests", "profile_engagement"],
  ...["order_lines", "orders", "consent_records", "profile_tags", "profiles", "collection_products", "products"],
];

/**
 * Makes a shop's past this one: whatever the shop had goes, the history's facts come in, and traits are derived as of
 * its instant. The shop must exist.
 * @param segments what its segments mean; those that shoppers stayed in are there anyway
 */
export async function writeHistory(
  shopId: number,
  history: ShopHistory,
  segments: ReadonlyMap<number, Definition> = new Map(),
): Promise<void> {
  const { profiles, asOf } = history;
  await ensureMonths(profiles.flatMap(({ events }) => events.map(({ occurredAt }) => occurredAt)));
  for (const table of owned) await db.query(sql`DELETE FROM ${raw(table)} WHERE shop_id = ${shopId}`);
  await writeShop(shopId, history);
  await writeSegments(shopId, segments, asOf);
  await writePeople(shopId, profiles);
  await writeOrders(shopId, profiles);
  await writeBaskets(shopId, profiles);
  await writeEvents(shopId, profiles);
  await writeStays(shopId, profiles);
  const ids = profiles.map(({ profileId }) => profileId);
  await transact(async (tx) => {
    await deriveTraits(shopId, ids, asOf, tx);
    await deriveInterests(shopId, ids, asOf, tx);
    await deriveScores(shopId, asOf, tx);
  });
}

async function writeShop(shopId: number, { timezone, currency, historyFrom, catalog }: ShopHistory): Promise<void> {
  await db.query(sql`
    UPDATE shops SET timezone = ${timezone}, currency = ${currency}, history_from = ${historyFrom} WHERE id = ${shopId}`);
  const products = [...catalog].map(([productId, product]) => ({ productId, ...product }));
  await db.query(sql`
    INSERT INTO products (shop_id, product_id, title, product_type, vendor, tags, version, digest)
    SELECT ${shopId}::int, "productId", '', type, vendor, tags, 'epoch', ''
    FROM ${recordset(products, { productId: "bigint", type: "text", vendor: "text", tags: "text[]" })}`);
  const pairs = products.flatMap(({ productId, collectionIds }) =>
    collectionIds.map((collectionId) => ({ collectionId, productId })),
  );
  await db.query(sql`
    INSERT INTO collection_products (shop_id, collection_id, product_id, marked_at)
    SELECT ${shopId}::int, "collectionId", "productId", 'epoch'
    FROM ${recordset(pairs, { collectionId: "bigint", productId: "bigint" })}`);
}

async function writeSegments(
  shopId: number,
  segments: ReadonlyMap<number, Definition>,
  createdAt: Date,
): Promise<void> {
  const meanings = new Map([...stayedIn.map((id) => [id, everyone] as const), ...segments]);
  const rows = [...meanings].map(([id, definition]) => ({ id, definition }));
  const source = recordset(rows, { id: "int", definition: "jsonb" });
  await db.query(sql`
    INSERT INTO segments (shop_id, id, name, family, state, applied_version, created_at)
    SELECT ${shopId}::int, id, 'Segment ' || id, 'lifecycle', 'live', 1, ${createdAt} FROM ${source}`);
  await db.query(sql`
    INSERT INTO segment_versions (shop_id, segment_id, version, definition, created_at)
    SELECT ${shopId}::int, id, 1, definition, ${createdAt} FROM ${source}`);
}

const everyone: Definition = {
  type: "compare",
  name: "number_of_orders",
  operator: ">=",
  value: { type: "number", number: "0" },
};
