import sql, { type Sql } from "sql-template-tag";
import { affinities, codeOf } from "./affinities.server";
import { dimensions, interestRule as rule, type Dimension } from "./model";
import { motivation } from "./motivation.server";
import { readiness } from "./readiness.server";
import { activity, type Reading } from "./signs.server";

/** What the query below and the table `profile_interests` have in common, after the shopper's id. */
export const interestColumns = [
  ...["affinities", "favourite_category", "favourite_collection", "favourite_vendor", "favourite_topic"],
  ...["liked_categories", "liked_collections", "liked_vendors", "liked_tags", "liked_topics"],
  ...["compared_at", "compared_category", "returned_at", "returned_product_id", "how_to_at"],
  ...["ready_for", "ready_because", "ready_until"],
];

/**
 * What interests shoppers, from the facts up to an instant: one row for each of whom there is something to say.
 * `derived_at` is when something that it is made of happened last.
 * @param traits rows of those who are asked, with their lifecycle as of the instant
 */
export function interests(reading: Reading, traits: Sql): Sql {
  return sql`
    WITH people AS MATERIALIZED (
      SELECT profile_id, lifecycle_stage, lifecycle_until, order_count, last_order_at, rhythm_seconds FROM (${traits}) t
    ),
    ${activity(reading)},
    leanings AS MATERIALIZED (${affinities(reading)}),
    ${motivation(reading)},
    ${readiness(reading.asOf)},
    summed AS (${summary})
    SELECT p.profile_id, coalesce(did.at, ${reading.asOf}::timestamptz) AS derived_at, coalesce(s.affinities, '{}') AS affinities,
      s.favourite_category, s.favourite_collection, s.favourite_vendor, s.favourite_topic,
      s.liked_categories, s.liked_collections, s.liked_vendors, s.liked_tags, s.liked_topics,
      c.at AS compared_at, c.category AS compared_category, b.at AS returned_at, b.product_id AS returned_product_id,
      h.at AS how_to_at, r.step AS ready_for, r.because AS ready_because, r.until AS ready_until
    FROM people p
    JOIN ready r ON r.profile_id = p.profile_id
    LEFT JOIN summed s ON s.profile_id = p.profile_id
    LEFT JOIN compared c ON c.profile_id = p.profile_id
    LEFT JOIN came_back b ON b.profile_id = p.profile_id
    LEFT JOIN learnt h ON h.profile_id = p.profile_id
    LEFT JOIN (
      SELECT profile_id, max(at) AS at FROM (SELECT profile_id, at FROM acts UNION ALL SELECT profile_id, at FROM bought) a
      GROUP BY profile_id
    ) did ON did.profile_id = p.profile_id
    WHERE s.profile_id IS NOT NULL OR h.at IS NOT NULL OR r.until IS NOT NULL OR r.step IS NOT NULL`;
}

const names = sql`(${[...dimensions]}::text[])`;
const favourite = (dimension: Dimension) => sql`max(favourite) FILTER (WHERE dimension = ${codeOf(dimension)})`;
const liked = (dimension: Dimension) => sql`max(liked) FILTER (WHERE dimension = ${codeOf(dimension)})`;

/** One row of `leanings` for each shopper: all of them, the first of each dimension, and those that are liked. */
const summary = sql`
  SELECT profile_id, jsonb_object_agg(${names}[dimension + 1], list) AS affinities,
    ${favourite("category")} AS favourite_category, ${favourite("collection")} AS favourite_collection,
    ${favourite("vendor")} AS favourite_vendor, ${favourite("topic")} AS favourite_topic,
    ${liked("category")} AS liked_categories, ${liked("collection")} AS liked_collections,
    ${liked("vendor")} AS liked_vendors, ${liked("tag")} AS liked_tags, ${liked("topic")} AS liked_topics
  FROM (
    SELECT profile_id, dimension, jsonb_agg(jsonb_build_object(
        'value', value, 'share', permille / 1000.0, 'signs', signs, 'lastDay', last_day
      ) ORDER BY place) AS list,
      max(value) FILTER (WHERE place = 1) AS favourite,
      array_agg(lower(value) ORDER BY place) FILTER (WHERE permille >= ${rule.likedFrom * 1000}::int) AS liked
    FROM leanings GROUP BY profile_id, dimension
  ) listed GROUP BY profile_id`;
