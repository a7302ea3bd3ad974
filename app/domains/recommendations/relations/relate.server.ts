import sql, { type Sql } from "sql-template-tag";
import { rule } from "../model";

/** Orders that count as bought at an instant, as `o`, with their lines as `l`. */
export function boughtLines(shopId: number, asOf: Date): Sql {
  return sql`
    orders o JOIN order_lines l ON l.shop_id = o.shop_id AND l.order_id = o.order_id AND l.product_id IS NOT NULL
    WHERE o.shop_id = ${shopId} AND o.processed_at <= ${asOf}
      AND o.processed_at > ${asOf}::timestamptz - make_interval(days => ${rule.rememberedDays})
      AND (o.cancelled_at IS NULL OR o.cancelled_at > ${asOf}) AND (o.deleted_at IS NULL OR o.deleted_at > ${asOf})`;
}

/** Products by how often they were ordered, an order counting half after each half-life. */
export function popularity(shopId: number, asOf: Date): Sql {
  const age = sql`extract(epoch FROM ${asOf}::timestamptz - o.processed_at) / 86400`;
  return sql`
    SELECT p.product_id, coalesce(b.score, 0) AS score
    FROM products p LEFT JOIN (
      SELECT product_id, sum(power(0.5, age / ${rule.popularHalfLife})) AS score
      FROM (SELECT DISTINCT l.product_id, o.order_id, ${age} AS age FROM ${boughtLines(shopId, asOf)}) once
      GROUP BY product_id
    ) b ON b.product_id = p.product_id
    WHERE p.shop_id = ${shopId} AND p.deleted_at IS NULL`;
}

/** Products that the same shoppers bought within a time; in one order counts twice as much. */
export function boughtWith(shopId: number, asOf: Date): Sql {
  return related(
    sql`
    SELECT coalesce(o.profile_id::text, 'order ' || o.order_id) AS who, l.product_id,
      max(o.processed_at) AS at, max(o.order_id) AS occasion
    FROM ${boughtLines(shopId, asOf)} GROUP BY 1, 2`,
    sql`make_interval(days => ${rule.togetherDays})`,
  );
}

/** Products that the same shoppers looked at in one visit. */
export function viewedWith(shopId: number, asOf: Date): Sql {
  return related(
    sql`
    SELECT coalesce(e.profile_id::text, e.actor) AS who, v.id::bigint AS product_id,
      max(e.occurred_at) AS at, 0 AS occasion
    FROM events e CROSS JOIN LATERAL jsonb_array_elements_text(e.properties -> 'productIds') AS v(id)
    WHERE e.shop_id = ${shopId} AND e.kind = 'product_viewed' AND e.occurred_at <= ${asOf}
      AND e.occurred_at > ${asOf}::timestamptz - make_interval(days => ${rule.rememberedDays})
      AND coalesce(e.profile_id::text, e.actor) IS NOT NULL
    GROUP BY 1, 2`,
    sql`make_interval(hours => ${rule.visitHours})`,
  );
}

/**
 * Pairs of products by who had to do with both: the cosine of both groups of people, shrunk towards nothing where they
 * are few. Of one person the latest time with each product counts, so that a pair counts once for each.
 */
function related(contacts: Sql, within: Sql): Sql {
  return sql`
    WITH contacts AS MATERIALIZED (
      SELECT * FROM (
        SELECT c.*, row_number() OVER (PARTITION BY who ORDER BY at DESC, product_id) AS n FROM (${contacts}) c
      ) numbered WHERE n <= ${rule.mostOfOne}
    ), counts AS (SELECT product_id, count(*) AS n FROM contacts GROUP BY 1),
    pairs AS (
      SELECT a.product_id, b.product_id AS other_id,
        sum(CASE WHEN a.occasion = b.occasion THEN 1.0 ELSE 0.5 END::float8) AS together
      FROM contacts a JOIN contacts b ON b.who = a.who AND b.product_id <> a.product_id
      WHERE b.at BETWEEN a.at - ${within} AND a.at + ${within} GROUP BY 1, 2
      HAVING count(*) > 1
    )
    SELECT p.product_id, p.other_id, p.together / (sqrt(a.n::float8 * b.n) + ${rule.prior}) AS score
    FROM pairs p JOIN counts a ON a.product_id = p.product_id JOIN counts b ON b.product_id = p.other_id`;
}

/** Products of the same type, collection or vendor, the much bought ones first. Popularity must be there already. */
export function alike(shopId: number): Sql {
  return sql`
    WITH labels AS MATERIALIZED (
      SELECT l.*, p.score, row_number() OVER (PARTITION BY l.label ORDER BY p.score DESC, l.product_id) AS n
      FROM (
        SELECT product_id, 'type ' || product_type AS label, 1.0::float8 AS weight FROM products
        WHERE shop_id = ${shopId} AND product_type <> ''
        UNION ALL SELECT product_id, 'vendor ' || vendor, 0.3 FROM products WHERE shop_id = ${shopId} AND vendor <> ''
        UNION ALL SELECT product_id, 'collection ' || collection_id, 0.5 FROM collection_products WHERE shop_id = ${shopId}
      ) l JOIN product_popularity p ON p.shop_id = ${shopId} AND p.product_id = l.product_id
    ), most AS (SELECT nullif(max(score), 0) AS score FROM product_popularity WHERE shop_id = ${shopId})
    SELECT a.product_id, b.product_id AS other_id,
      sum(b.weight) / 2 * (0.2 + coalesce(max(b.score) / max(most.score), 0)) AS score
    FROM labels a JOIN labels b ON b.label = a.label AND b.product_id <> a.product_id AND b.n <= 2 * ${rule.kept}
    CROSS JOIN most GROUP BY 1, 2`;
}
