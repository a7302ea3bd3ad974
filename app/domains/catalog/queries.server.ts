import sql from "sql-template-tag";
import type { Tx } from "~/db.server";
import { latestBy } from "~/lib/latest";
import { recordset, upsertLatest, type VersionedTable } from "~/lib/sql";
import { goodNewsOf, type GoodNews, type KnownVariant } from "./changes";
import type {
  CatalogDeletion,
  CatalogFacts,
  CollectionFact,
  CollectionProductFact,
  ProductFact,
  VariantFact,
} from "./model";

const products: VersionedTable<ProductFact> = {
  name: "products",
  key: ["productId"],
  columns: {
    productId: "bigint",
    title: "text",
    handle: "text",
    productType: "text",
    vendor: "text",
    status: "text",
    tags: "text[]",
    imageUrl: "text",
    createdAt: "timestamptz",
  },
};

const variants: VersionedTable<VariantFact> = {
  name: "product_variants",
  key: ["variantId"],
  columns: {
    variantId: "bigint",
    productId: "bigint",
    title: "text",
    sku: "text",
    priceMinor: "bigint",
    compareAtMinor: "bigint",
    available: "int",
    sellsWhenOut: "boolean",
  },
};

const collections: VersionedTable<CollectionFact> = {
  name: "collections",
  key: ["collectionId"],
  columns: { collectionId: "bigint", title: "text", handle: "text" },
};

/**
 * Writes what is newer than what is known.
 * @returns what is better by it about goods of which something was known before
 */
export async function saveCatalog(shopId: number, facts: CatalogFacts, tx: Tx): Promise<GoodNews[]> {
  const latest = {
    products: latestBy(facts.products, (product) => product.productId),
    variants: latestBy(facts.variants, (variant) => variant.variantId),
    collections: latestBy(facts.collections, (collection) => collection.collectionId),
  };
  const news = goodNewsOf(latest.variants, await findKnown(shopId, latest.variants, tx));
  if (latest.products.length > 0) await tx.query(upsertLatest(products, shopId, latest.products));
  if (latest.variants.length > 0) await tx.query(upsertLatest(variants, shopId, latest.variants));
  if (latest.collections.length > 0) await tx.query(upsertLatest(collections, shopId, latest.collections));
  if (facts.collectionProducts.length > 0) await saveCollectionProducts(shopId, facts.collectionProducts, tx);
  for (const deletion of facts.catalogDeletions) await deleteFromCatalog(shopId, deletion, tx);
  return news;
}

async function findKnown(shopId: number, told: readonly VariantFact[], tx: Tx): Promise<KnownVariant[]> {
  if (told.length === 0) return [];
  const ids = told.map(({ variantId }) => variantId);
  const rows = await tx.query<Omit<KnownVariant, "priceMinor"> & { priceMinor: string }>(sql`
    SELECT variant_id AS "variantId", price_minor AS "priceMinor", available, sells_when_out AS "sellsWhenOut", version, digest
    FROM product_variants WHERE shop_id = ${shopId} AND variant_id = ANY (${ids}::bigint[])`);
  return rows.map((row) => ({ ...row, priceMinor: Number(row.priceMinor) }));
}

async function saveCollectionProducts(shopId: number, pairs: CollectionProductFact[], tx: Tx): Promise<void> {
  const source = recordset(pairs, { collectionId: "bigint", productId: "bigint", markedAt: "timestamptz" });
  await tx.query(sql`
    INSERT INTO collection_products (shop_id, collection_id, product_id, marked_at)
    SELECT ${shopId}::int, "collectionId", "productId", max("markedAt") FROM ${source} GROUP BY 2, 3
    ON CONFLICT (shop_id, collection_id, product_id) DO UPDATE
      SET marked_at = greatest(collection_products.marked_at, excluded.marked_at)`);
}

/** A deletion may arrive before what it deletes: a row then waits, empty, for a version that says more. */
async function deleteFromCatalog(shopId: number, { kind, id, deletedAt }: CatalogDeletion, tx: Tx): Promise<void> {
  switch (kind) {
    case "product":
      await tx.query(sql`
        INSERT INTO products (shop_id, product_id, title, deleted_at, version, digest)
        VALUES (${shopId}, ${id}, '', ${deletedAt}, '-infinity', '')
        ON CONFLICT (shop_id, product_id) DO UPDATE SET deleted_at = least(products.deleted_at, excluded.deleted_at)`);
      return;
    case "collection":
      await tx.query(sql`
        INSERT INTO collections (shop_id, collection_id, title, deleted_at, version, digest)
        VALUES (${shopId}, ${id}, '', ${deletedAt}, '-infinity', '')
        ON CONFLICT (shop_id, collection_id)
        DO UPDATE SET deleted_at = least(collections.deleted_at, excluded.deleted_at)`);
      return;
    default:
      return kind satisfies never;
  }
}

/** After a complete reading of the catalog: what it did not show is no longer in its collection. */
export async function dropUnseenCollectionProducts(shopId: number, before: Date, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM collection_products WHERE shop_id = ${shopId} AND marked_at < ${before}`);
}

/** Removes the shop's catalog. */
export async function eraseShopCatalog(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM collection_products WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM product_variants WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM products WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM collections WHERE shop_id = ${shopId}`);
}
