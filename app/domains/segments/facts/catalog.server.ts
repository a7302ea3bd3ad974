import sql from "sql-template-tag";
import type { Db } from "~/db.server";
import type { Catalog, CatalogProduct } from "../reader/facts";

/** These products as they were last told, also those that were deleted since. What is no number is no product's. */
export async function findCatalog(shopId: number, productIds: readonly string[], db: Db): Promise<Catalog> {
  const numbers = productIds.filter((id) => /^\d{1,18}$/.test(id));
  const rows = await db.query<CatalogProduct & { productId: string }>(sql`
    SELECT asked.id AS "productId", coalesce(p.product_type, '') AS type, coalesce(p.vendor, '') AS vendor,
      coalesce(p.tags, '{}') AS tags,
      ARRAY(
        SELECT c.collection_id FROM collection_products c
        WHERE c.shop_id = ${shopId} AND c.product_id = asked.id ORDER BY 1
      )::text[] AS "collectionIds"
    FROM unnest(${numbers}::bigint[]) AS asked(id)
    LEFT JOIN products p ON p.shop_id = ${shopId} AND p.product_id = asked.id`);
  return new Map(rows.map(({ productId, ...product }) => [productId, product]));
}
