import sql, { type Sql } from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";

/** Something of the catalog; `detail` tells two of one title apart. */
export interface Found {
  id: string;
  title: string;
  detail: string;
}

/** By what is written, those whose title begins with it first; or by their numbers. */
export type Wanted = { text: string; limit: number } | { ids: readonly string[] };

export async function searchProducts(shopId: number, wanted: Wanted, db: Db = pool): Promise<Found[]> {
  const products = sql`
    SELECT product_id AS id, title, vendor AS detail FROM products
    WHERE shop_id = ${shopId} AND deleted_at IS NULL`;
  return search(products, wanted, db);
}

/** A variant's title begins with its product's; its detail is the SKU. */
export async function searchVariants(shopId: number, wanted: Wanted, db: Db = pool): Promise<Found[]> {
  const variants = sql`
    SELECT v.variant_id AS id, concat_ws(' · ', p.title, nullif(v.title, 'Default Title')) AS title, v.sku AS detail
    FROM product_variants v JOIN products p ON p.shop_id = v.shop_id AND p.product_id = v.product_id
    WHERE v.shop_id = ${shopId} AND p.deleted_at IS NULL`;
  return search(variants, wanted, db);
}

export async function searchCollections(shopId: number, wanted: Wanted, db: Db = pool): Promise<Found[]> {
  const collections = sql`
    SELECT collection_id AS id, title, '' AS detail FROM collections
    WHERE shop_id = ${shopId} AND deleted_at IS NULL`;
  return search(collections, wanted, db);
}

/** Products or collections by the names that their addresses have, which stand for numbers here. */
export async function listHandles(
  shopId: number,
  of: "product_handle" | "collection_handle",
  text: string,
  limit: number,
  db: Db = pool,
): Promise<Found[]> {
  const source = of === "product_handle" ? sql`products` : sql`collections`;
  const handles = sql`
    SELECT handle AS id, title, handle AS detail FROM ${source}
    WHERE shop_id = ${shopId} AND deleted_at IS NULL AND handle <> ''`;
  return search(handles, { text, limit }, db);
}

async function search(source: Sql, wanted: Wanted, db: Db): Promise<Found[]> {
  if ("ids" in wanted) {
    return db.query(sql`SELECT id, title, detail FROM (${source}) c WHERE id = ANY (${wanted.ids}::bigint[])`);
  }
  const written = sql`lower(${wanted.text}::text)`;
  return db.query(sql`
    SELECT id, title, detail FROM (${source}) c
    WHERE strpos(lower(title), ${written}) > 0 OR strpos(lower(detail), ${written}) > 0
    ORDER BY starts_with(lower(title), ${written}) DESC, title, id LIMIT ${wanted.limit}`);
}

/** Tags of products, as they are written there. */
export async function listTags(shopId: number, text: string, limit: number, db: Db = pool): Promise<string[]> {
  return distinctWords(sql`unnest(tags)`, shopId, text, limit, db);
}

export async function listProductTypes(shopId: number, text: string, limit: number, db: Db = pool): Promise<string[]> {
  return distinctWords(sql`product_type`, shopId, text, limit, db);
}

export async function listVendors(shopId: number, text: string, limit: number, db: Db = pool): Promise<string[]> {
  return distinctWords(sql`vendor`, shopId, text, limit, db);
}

async function distinctWords(of: Sql, shopId: number, text: string, limit: number, db: Db): Promise<string[]> {
  const rows = await db.query<{ word: string }>(sql`
    SELECT DISTINCT word FROM (SELECT ${of} AS word FROM products WHERE shop_id = ${shopId} AND deleted_at IS NULL) w
    WHERE word <> '' AND strpos(lower(word), lower(${text}::text)) > 0 ORDER BY word LIMIT ${limit}`);
  return rows.map(({ word }) => word);
}
