import sql, { type Sql } from "sql-template-tag";
import type { Db } from "~/db.server";
import { evidence, type Method, type Product, type WantedProducts } from "../model";
import { inStock, interests, rank, sellable } from "./rank.server";

/** What of a product is shown, before the shop's own address is known. */
export async function findSellable(
  shopId: number,
  productIds: readonly string[],
  db: Db,
): Promise<Map<string, Product>> {
  const rows = await db.query<ProductRow>(sql`
    SELECT p.product_id AS "productId", p.title, p.handle, p.image_url AS "imageUrl", s.domain, s.currency,
      v.price_minor AS "priceMinor", v.compare_at_minor AS "compareAtMinor"
    FROM products p JOIN shops s ON s.id = p.shop_id
    CROSS JOIN LATERAL (
      SELECT v.price_minor, v.compare_at_minor FROM product_variants v
      WHERE v.shop_id = p.shop_id AND v.product_id = p.product_id AND ${inStock}
      ORDER BY v.price_minor, v.variant_id LIMIT 1
    ) v
    WHERE p.shop_id = ${shopId} AND p.product_id = ANY (${productIds}::bigint[])
      AND p.product_id IN (${sellable(shopId)})`);
  return new Map(rows.map((row) => [row.productId, productOf(row)]));
}

interface ProductRow {
  productId: string;
  title: string;
  handle: string;
  imageUrl: string | null;
  domain: string;
  currency: string;
  priceMinor: string;
  compareAtMinor: string | null;
}

function productOf({ handle, domain, priceMinor, compareAtMinor, ...row }: ProductRow): Product {
  const product = {
    productId: row.productId,
    title: row.title,
    url: `https://${domain}/products/${encodeURIComponent(handle)}`,
    imageUrl: row.imageUrl,
    priceMinor: Number(priceMinor),
    currency: row.currency,
  };
  const before = Number(compareAtMinor ?? 0);
  return before > product.priceMinor ? { ...product, compareAtMinor: before } : product;
}

/** Products for each shopper, best first. @param method what `recommended` goes by in this shop */
export async function listRanked(
  shopId: number,
  wanted: readonly WantedProducts[],
  source: "recommended" | "bought_with",
  method: Method,
  now: Date,
  db: Db,
): Promise<Map<string, string[]>> {
  const people = peopleOf(wanted.map(({ profileId }) => profileId));
  const most = Math.max(...wanted.map(({ count }) => count));
  const going = source === "bought_with" ? evidence.bought_with : evidence[method];
  const seeds = source === "bought_with" ? "last_order" : "everything";
  return group(
    await db.query<Ranked>(sql`
      SELECT profile_id AS "profileId", product_id AS "productId"
      FROM (${rank({ shopId, people, most, ...going, seeds, allowed: sellable(shopId), asOf: now })}) r
      ORDER BY profile_id, place`),
  );
}

/** What each shopper looked at and did not buy since, or has in the cart, the latest first. */
export async function listTouched(
  shopId: number,
  profileIds: readonly string[],
  source: "viewed" | "in_cart",
  now: Date,
  db: Db,
): Promise<Map<string, string[]>> {
  const people = peopleOf(profileIds);
  const touched =
    source === "in_cart"
      ? sql`SELECT profile_id, product_id, last_at FROM carted`
      : sql`SELECT v.profile_id, v.product_id, v.last_at FROM viewed v WHERE NOT EXISTS (SELECT 1 FROM bought b
          WHERE b.profile_id = v.profile_id AND b.product_id = v.product_id AND b.last_at >= v.last_at)`;
  return group(
    await db.query<Ranked>(sql`
      WITH people AS (${people}), ${interests(shopId, now)}
      SELECT profile_id AS "profileId", product_id AS "productId" FROM (${touched}) t
      ORDER BY profile_id, last_at DESC, product_id`),
  );
}

export function peopleOf(profileIds: readonly string[]): Sql {
  return sql`SELECT DISTINCT unnest(${profileIds}::bigint[]) AS profile_id`;
}

interface Ranked {
  profileId: string;
  productId: string;
}

function group(rows: readonly Ranked[]): Map<string, string[]> {
  const lists = new Map<string, string[]>();
  for (const { profileId, productId } of rows) {
    lists.set(profileId, [...(lists.get(profileId) ?? []), productId]);
  }
  return lists;
}
