import sql from "sql-template-tag";
import type { Tx } from "~/db.server";
import type { GoodNews } from "~/domains/catalog/index.server";
import { recordset } from "~/lib/sql";

/** Who looked at a product, or had it in a cart, so lately is told of it. */
const rememberedDays = 60;

/**
 * Writes down, for each shopper who knows one of the products, that it became cheaper or is to be had again: as an event
 * of theirs. Of several variants it is the one whose price fell most. Nobody hears of a product twice in 24 hours, and
 * the same news makes the same event however often it is told. What the shop does not offer is no news.
 * @returns whom it concerns
 */
export async function tellGoodNews(shopId: number, news: readonly GoodNews[], tx: Tx): Promise<string[]> {
  if (news.length === 0) return [];
  const source = recordset(news, {
    ...({ kind: "text", productId: "bigint", variantId: "bigint" } as const),
    ...({ fromMinor: "bigint", toMinor: "bigint", at: "timestamptz" } as const),
  });
  const rows = await tx.query<{ id: string }>(sql`
    WITH news AS MATERIALIZED (
      SELECT DISTINCT ON (r.kind, r."productId") r.* FROM ${source}
      JOIN products p ON p.shop_id = ${shopId} AND p.product_id = r."productId" AND p.status = 'active' AND p.deleted_at IS NULL
      ORDER BY r.kind, r."productId", r."fromMinor" - r."toMinor" DESC, r."variantId"
    ), knowing AS (
      SELECT DISTINCT n.kind, n."productId", e.profile_id
      FROM events e
      CROSS JOIN LATERAL jsonb_array_elements_text(
        CASE WHEN jsonb_typeof(e.properties -> 'productIds') = 'array' THEN e.properties -> 'productIds' ELSE '[]' END) AS known(product)
      JOIN news n ON n."productId"::text = known.product
        AND e.occurred_at < n.at AND e.occurred_at > n.at - make_interval(days => ${rememberedDays})
      WHERE e.shop_id = ${shopId} AND e.kind IN ('product_viewed', 'cart_updated') AND e.profile_id IS NOT NULL
        AND e.occurred_at > (SELECT min(at) FROM news) - make_interval(days => ${rememberedDays})
    )
    INSERT INTO events (shop_id, occurred_at, kind, source_id, profile_id, properties)
    SELECT ${shopId}::int, n.at, n.kind, n."variantId" || ':' || floor(extract(epoch FROM n.at) * 1000)::bigint || ':' || k.profile_id,
      k.profile_id, jsonb_build_object('productIds', jsonb_build_array(n."productId"::text), 'productId', n."productId"::text,
        'variantId', n."variantId"::text)
        || CASE WHEN n.kind = 'price_dropped' THEN jsonb_build_object('fromMinor', n."fromMinor", 'toMinor', n."toMinor") ELSE '{}' END
    FROM knowing k JOIN news n ON n.kind = k.kind AND n."productId" = k."productId"
    WHERE NOT EXISTS (
      SELECT 1 FROM events o
      WHERE o.shop_id = ${shopId} AND o.profile_id = k.profile_id AND o.kind = n.kind
        AND o.occurred_at > n.at - interval '24 hours' AND o.occurred_at < n.at + interval '24 hours'
        AND o.properties ->> 'productId' = n."productId"::text)
    ON CONFLICT (shop_id, occurred_at, kind, source_id) DO NOTHING
    RETURNING profile_id AS id`);
  return [...new Set(rows.map(({ id }) => id))];
}
