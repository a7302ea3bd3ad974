import sql, { empty, type Sql } from "sql-template-tag";
import { favouriteCategories } from "~/domains/traits/index.server";
import { rule, type RelationKind } from "../model";

/** What the ranking goes by. */
export interface Ranking {
  shopId: number;
  /** Rows of (profile_id bigint). */
  people: Sql;
  /** At most so many for each. */
  most: number;
  kinds: readonly RelationKind[];
  asksCategory: boolean;
  /** What the shopper's interest is read from: all that happened, or what the last order held. */
  seeds: "everything" | "last_order";
  /** Rows of (product_id) that may be named. */
  allowed: Sql;
  asOf: Date;
}

/** Active products with a variant that can be bought now. */
export function sellable(shopId: number): Sql {
  return sql`
    SELECT p.product_id FROM products p
    WHERE p.shop_id = ${shopId} AND p.deleted_at IS NULL AND p.status = 'active' AND p.handle <> '' AND EXISTS (
      SELECT 1 FROM product_variants v WHERE v.shop_id = p.shop_id AND v.product_id = p.product_id AND ${inStock})`;
}

/** Of a variant `v`: what is not counted is there. */
export const inStock = sql`(v.available IS NULL OR v.available > 0 OR v.sells_when_out)`;

/**
 * The best products for each shopper, as rows of (profile_id, product_id, place): what leads from what they bought,
 * looked at and put into the cart, the recent counting more; then what is bought most in the category they like best;
 * then in the shop. Never what is in the cart, nor what they have only just bought.
 */
export function rank(ranking: Ranking): Sql {
  return sql`
    WITH people AS MATERIALIZED (SELECT DISTINCT profile_id FROM (${ranking.people}) w),
    allowed AS MATERIALIZED (${ranking.allowed}),
    ${interests(ranking.shopId, ranking.asOf)},
    seeds AS (SELECT profile_id, product_id, sum(weight) AS weight FROM signs
      ${ranking.seeds === "last_order" ? sql`WHERE is_last_order` : empty} GROUP BY 1, 2),
    excluded AS (${excluded(ranking.asOf)}),
    candidates AS (
      SELECT s.profile_id, r.other_id AS product_id, 0 AS tier, sum(s.weight * r.score) AS score
      FROM seeds s JOIN product_relations r ON r.shop_id = ${ranking.shopId} AND r.product_id = s.product_id
        AND r.kind = ANY (${ranking.kinds}::text[])
      GROUP BY 1, 2
      ${ranking.asksCategory ? sql`UNION ALL ${popularInFavourite(ranking.shopId, ranking.asOf)}` : empty}
      UNION ALL ${popularInShop(ranking.shopId)}
    ),
    -- What is excluded joins the candidates and takes its product with it: sums need no guess of how much there is.
    best AS (
      SELECT c.profile_id, c.product_id, min(c.tier) AS tier, (array_agg(c.score ORDER BY c.tier, c.score DESC))[1] AS score
      FROM (
        SELECT profile_id, product_id, tier, score FROM candidates
        WHERE product_id IN (SELECT product_id FROM allowed)
        UNION ALL SELECT profile_id, product_id, NULL, NULL FROM excluded
      ) c
      GROUP BY 1, 2 HAVING bool_and(c.tier IS NOT NULL)
    ),
    placed AS (
      SELECT b.*, row_number() OVER (PARTITION BY b.profile_id ORDER BY b.tier, b.score DESC, b.product_id) AS place
      FROM best b
    )
    SELECT profile_id, product_id, place::int AS place FROM placed WHERE place <= ${ranking.most}`;
}

/** `bought`, `carted`, `viewed` and their weighted sum `signs` of the shoppers in `people`. */
export function interests(shopId: number, asOf: Date): Sql {
  const fading = (sign: { weight: number; fadeDays: number }, at: Sql) =>
    sql`${sign.weight}::float8 * exp(-extract(epoch FROM ${asOf}::timestamptz - ${at}) / 86400 / ${sign.fadeDays}::float8)`;
  return sql`
    bought AS MATERIALIZED (
      SELECT o.profile_id, l.product_id, count(DISTINCT o.order_id) AS times, min(o.processed_at) AS first_at,
        max(o.processed_at) AS last_at
      FROM people p JOIN orders o ON o.shop_id = ${shopId} AND o.profile_id = p.profile_id
      JOIN order_lines l ON l.shop_id = o.shop_id AND l.order_id = o.order_id AND l.product_id IS NOT NULL
      WHERE o.processed_at <= ${asOf} AND (o.cancelled_at IS NULL OR o.cancelled_at > ${asOf})
        AND (o.deleted_at IS NULL OR o.deleted_at > ${asOf})
      GROUP BY 1, 2
    ),
    carted AS MATERIALIZED (${openCarts(shopId, asOf)}),
    viewed AS MATERIALIZED (
      SELECT e.profile_id, v.id::bigint AS product_id, max(e.occurred_at) AS last_at
      FROM people p JOIN events e ON e.shop_id = ${shopId} AND e.profile_id = p.profile_id
      CROSS JOIN LATERAL jsonb_array_elements_text(e.properties -> 'productIds') AS v(id)
      WHERE e.kind = 'product_viewed' AND e.occurred_at <= ${asOf}
        AND e.occurred_at > ${asOf}::timestamptz - make_interval(days => ${rule.viewDays})
      GROUP BY 1, 2
    ),
    signs AS (
      SELECT profile_id, product_id, ${fading(rule.bought, sql`last_at`)} AS weight,
        last_at = max(last_at) OVER (PARTITION BY profile_id) AS is_last_order FROM bought
      UNION ALL SELECT profile_id, product_id, ${fading(rule.carted, sql`last_at`)}, false FROM carted
      UNION ALL SELECT profile_id, product_id, ${fading(rule.viewed, sql`last_at`)}, false FROM viewed
    )`;
}

/** What lies in the carts and checkouts of `people` that became no order. */
function openCarts(shopId: number, asOf: Date): Sql {
  return sql`
    SELECT b.profile_id, (line ->> 'productId')::bigint AS product_id, max(b.version) AS last_at
    FROM people p JOIN baskets b ON b.shop_id = ${shopId} AND b.profile_id = p.profile_id
    CROSS JOIN LATERAL jsonb_array_elements(b.lines) AS line
    WHERE b.completed_at IS NULL AND b.deleted_at IS NULL AND b.version <= ${asOf}
      AND b.version > ${asOf}::timestamptz - make_interval(days => ${rule.cartDays})
      AND line ->> 'productId' IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM orders o WHERE o.shop_id = b.shop_id AND o.profile_id = b.profile_id
          AND (o.cart_token = coalesce(b.cart_token, b.token) OR o.checkout_token = b.token))
    GROUP BY 1, 2`;
}

/** What is in the cart; what was bought lately, unless the shopper's own time between two purchases is nearly over. */
function excluded(asOf: Date): Sql {
  const between = sql`(last_at - first_at) / greatest(times - 1, 1)`;
  return sql`
    SELECT profile_id, product_id FROM carted
    UNION SELECT profile_id, product_id FROM bought
    WHERE last_at > ${asOf}::timestamptz - make_interval(days => ${rule.notAgainDays})
      AND NOT (${between} >= make_interval(days => ${rule.shortestRhythmDays})
        AND ${asOf} >= last_at + ${rule.dueFromShare}::float8 * ${between})`;
}

function popularInFavourite(shopId: number, asOf: Date): Sql {
  const favourites = favouriteCategories(shopId, asOf, sql`SELECT profile_id FROM people`);
  return sql`
    SELECT f.profile_id, c.product_id, 1, c.score FROM (${favourites}) f JOIN (${popular(shopId, sql`product_type`)}) c
      ON c.product_type = f.category`;
}

function popularInShop(shopId: number): Sql {
  return sql`SELECT people.profile_id, c.product_id, 2, c.score FROM people CROSS JOIN (${popular(shopId, sql`true`)}) c`;
}

function popular(shopId: number, within: Sql): Sql {
  return sql`
    SELECT * FROM (
      SELECT p.product_type, p.product_id, coalesce(w.score, 0) AS score,
        row_number() OVER (PARTITION BY ${within} ORDER BY coalesce(w.score, 0) DESC, p.product_id) AS n
      FROM products p LEFT JOIN product_popularity w ON w.shop_id = p.shop_id AND w.product_id = p.product_id
      WHERE p.shop_id = ${shopId} AND p.product_id IN (SELECT product_id FROM allowed)
    ) numbered WHERE n <= ${rule.popular}`;
}
