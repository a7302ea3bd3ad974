import sql, { type Sql } from "sql-template-tag";
import { interestRule as rule } from "./model";
import { howToSigns, type Reading } from "./signs.server";

/**
 * `compared`, `came_back`, `learnt` and `carts`: when each shopper last did so. Stands behind `activity`; motivation.ts is
 * the same rule for one.
 */
export function motivation({ shopId }: Reading): Sql {
  const since = sql`lag(l.at) OVER (PARTITION BY l.profile_id ORDER BY l.at, l.product_id)`;
  return sql`
    visits AS MATERIALIZED (
      SELECT profile_id, product_id, category, at,
        sum(is_first) OVER (PARTITION BY profile_id ORDER BY at, product_id ROWS UNBOUNDED PRECEDING) AS visit
      FROM (
        SELECT l.*, coalesce(p.product_type, '') AS category,
          CASE WHEN l.at - ${since} < make_interval(mins => ${rule.visitGapMinutes}) THEN 0 ELSE 1 END AS is_first
        FROM looks l LEFT JOIN products p ON p.shop_id = ${shopId} AND p.product_id = l.product_id
        WHERE l.product_id IS NOT NULL
      ) parted
    ),
    compared AS (
      SELECT DISTINCT ON (profile_id) profile_id, category, at FROM (
        SELECT profile_id, category, max(at) AS at FROM visits WHERE category <> ''
        GROUP BY profile_id, visit, category HAVING count(DISTINCT product_id) >= ${rule.comparedProducts}
      ) comparisons ORDER BY profile_id, at DESC, category COLLATE "C"
    ),
    came_back AS (
      SELECT DISTINCT ON (r.profile_id) r.profile_id, r.product_id, r.at FROM (
        SELECT profile_id, product_id, at,
          lag(at, ${rule.returnedVisits - 1}::int) OVER (PARTITION BY profile_id, product_id ORDER BY at) AS first_at
        FROM (SELECT profile_id, product_id, min(at) AS at FROM visits GROUP BY profile_id, product_id, visit) seen
      ) r
      WHERE r.at - r.first_at <= make_interval(days => ${rule.returnedDays}) AND NOT EXISTS (
        SELECT 1 FROM bought b WHERE b.profile_id = r.profile_id AND b.product_id = r.product_id AND b.at >= r.first_at)
      ORDER BY r.profile_id, r.at DESC, r.product_id
    ),
    learnt AS (SELECT profile_id, max(at) AS at FROM (${howToSigns()}) h GROUP BY profile_id),
    carts AS (
      SELECT a.profile_id, max(a.at) AS at FROM acts a
      WHERE a.kind = 'checkout_started' OR (a.kind = 'cart_updated' AND a.properties -> 'productIds' <> '[]')
      GROUP BY a.profile_id
    )`;
}
