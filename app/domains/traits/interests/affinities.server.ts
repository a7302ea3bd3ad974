import sql, { raw, type Sql } from "sql-template-tag";
import { dimensions, interestRule as rule, type Dimension } from "./model";
import { productSigns, topicSigns, type Reading } from "./signs.server";

/**
 * What shoppers lean towards, as rows of (profile_id, dimension, value, permille, signs, last_day, place), the
 * strongest few of each dimension. Stands behind `activity`; strength.ts is the same rule for one.
 */
export function affinities(reading: Reading): Sql {
  const { shopId } = reading;
  return sql`
    WITH product_strengths AS MATERIALIZED (${strengths(productSigns(reading), sql`product_id`)}),
    topic_strengths AS (${strengths(topicSigns(), sql`topic`)}),
    properties AS MATERIALIZED (${properties(shopId, sql`SELECT product_id FROM product_strengths`)}),
    summed AS (
      SELECT s.profile_id, p.dimension, p.value, sum(s.strength)::bigint AS strength, sum(s.signs)::int AS signs,
        max(s.last_day) AS last_day
      FROM product_strengths s JOIN properties p ON p.product_id = s.product_id GROUP BY 1, 2, 3
      UNION ALL SELECT profile_id, ${codeOf("topic")}, topic, strength, signs, last_day FROM topic_strengths
    ),
    placed AS (
      SELECT *, strength * 1000 / nullif(sum(strength) OVER whole, 0)::bigint AS permille,
        row_number() OVER (PARTITION BY profile_id, dimension ORDER BY strength DESC, value COLLATE "C") AS place
      FROM summed WINDOW whole AS (PARTITION BY profile_id, dimension)
    )
    SELECT profile_id, dimension, value, coalesce(permille, 0) AS permille, signs, last_day, place
    FROM placed WHERE place <= ${rule.kept}`;
}

/** Dimensions are told apart by number: sorting words takes several times as long. */
export function codeOf(dimension: Dimension): Sql {
  return raw(`${dimensions.indexOf(dimension)}`);
}

/** How strong signs are together for what they are of: the same twice on a day is one, and older ones weigh less. */
function strengths(signs: Sql, of: Sql): Sql {
  const weight = sql`CASE kind ${weights} END`;
  return sql`
    SELECT profile_id, ${of}, count(*)::int AS signs, max(day) AS last_day,
      sum(floor(${weight} * ${rule.parts}::float8
        * power(0.5::float8, (last_day - day) / ${rule.halfLifeDays}::float8)))::bigint AS strength
    FROM (
      SELECT *, max(day) OVER (PARTITION BY profile_id) AS last_day FROM (
        SELECT DISTINCT profile_id, ${of}, kind, (at AT TIME ZONE 'UTC')::date AS day FROM (${signs}) told
      ) given
    ) aged GROUP BY profile_id, ${of}`;
}

const weights = Object.entries(rule.weights).reduce(
  (words, [kind, weight]) => sql`${words} WHEN ${kind} THEN ${weight}::float8`,
  sql``,
);

/** What products are, as rows of (product_id, dimension, value). Of one that is deleted, what was last known. */
function properties(shopId: number, of: Sql): Sql {
  return sql`
    SELECT p.product_id, own.dimension, own.value FROM products p CROSS JOIN LATERAL (
      SELECT ${codeOf("category")} AS dimension, p.product_type AS value
      UNION ALL SELECT ${codeOf("vendor")}, p.vendor
      UNION ALL SELECT DISTINCT ${codeOf("tag")}, tag FROM unnest(p.tags) tag
    ) own
    WHERE p.shop_id = ${shopId} AND own.value <> '' AND p.product_id IN (${of})
    UNION ALL
    SELECT DISTINCT cp.product_id, ${codeOf("collection")}, c.title FROM collection_products cp
    JOIN collections c ON c.shop_id = cp.shop_id AND c.collection_id = cp.collection_id AND c.deleted_at IS NULL
    WHERE cp.shop_id = ${shopId} AND c.title <> '' AND cp.product_id IN (${of})`;
}
