import sql, { empty, type Sql } from "sql-template-tag";
import { interestRule } from "../interests/model";
import { engagementRule as rule, features, type Feature, type Weights } from "./model";

/** Whose deeds are counted, as of the beginning of the shop's day that an instant is in. */
export interface Counting {
  shopId: number;
  asOf: Date;
  /** Only these, as rows of (profile_id); everyone when left out. */
  whose?: Sql;
}

/** Kinds of events by what they count for; one may count for two. */
const kinds: readonly [kind: string, feature: Feature][] = [
  ...["product_viewed", "collection_viewed", "page_viewed", "search_submitted", "page_stayed", "page_scrolled"].map(
    (kind): [string, Feature] => [kind, "visits"],
  ),
  ["product_viewed", "looks"],
  ["page_stayed", "reading"],
  ["page_scrolled", "reading"],
  ["video_played", "reading"],
  ["message_clicked", "clicks"],
  ["quiz_answered", "answers"],
  ["cart_updated", "carts"],
  ["checkout_started", "checkouts"],
];

/**
 * What shoppers did, as rows of (profile_id, feature, count), in the half year before the shop's day began; what is a
 * month old counts half. score.ts is the same rule for one.
 */
export function counted({ shopId, asOf, whose }: Counting): Sql {
  const among = (column: Sql) => (whose ? sql`AND ${column} IN (${whose})` : empty);
  const within = (at: Sql) =>
    sql`${at} < place.today AND ${at} >= place.today - make_interval(days => ${rule.rememberedDays + 1})`;
  return sql`
    WITH place AS MATERIALIZED (
      SELECT timezone, date_trunc('day', ${asOf}::timestamptz, timezone) AS today,
        (${asOf}::timestamptz AT TIME ZONE timezone)::date AS date
      FROM shops WHERE id = ${shopId}
    )
    SELECT profile_id, feature, (sum(floor(${rule.parts}::float8
      * power(0.5::float8, age / ${rule.halfLifeDays}::float8))) / ${rule.parts}::float8)::float8 AS count
    FROM (
      SELECT DISTINCT e.profile_id, m.feature, ${ageOf(sql`e.occurred_at`)} AS age, ${subject} AS subject
      FROM events e JOIN (${meanings}) m ON m.kind = e.kind CROSS JOIN place
      WHERE e.shop_id = ${shopId} AND e.profile_id IS NOT NULL AND e.kind = ANY (${kinds.map(([kind]) => kind)}::text[])
        AND ${within(sql`e.occurred_at`)} AND ${wasRead} ${among(sql`e.profile_id`)}
      UNION ALL
      SELECT o.profile_id, 'orders', ${ageOf(sql`o.processed_at`)}, o.order_id::text FROM orders o CROSS JOIN place
      WHERE o.shop_id = ${shopId} AND o.profile_id IS NOT NULL AND ${within(sql`o.processed_at`)}
        AND ${stands(sql`place.today`)} ${among(sql`o.profile_id`)}
    ) deeds WHERE age <= ${rule.rememberedDays} GROUP BY profile_id, feature`;
}

/** How many days of the shop's calendar ago. */
function ageOf(at: Sql): Sql {
  return sql`place.date - (${at} AT TIME ZONE place.timezone)::date`;
}

/** That an order `o` counts as of an instant. */
export function stands(asOf: Sql): Sql {
  return sql`(o.cancelled_at IS NULL OR o.cancelled_at > ${asOf}) AND (o.deleted_at IS NULL OR o.deleted_at > ${asOf})`;
}

const meanings = kinds.reduce(
  (rows, [kind, feature], i) =>
    sql`${rows} ${i > 0 ? sql`UNION ALL` : empty} SELECT ${kind}::text AS kind, ${feature}::text AS feature`,
  sql``,
);

const subject = sql`CASE m.feature
  WHEN 'looks' THEN e.properties ->> 'productIds'
  WHEN 'clicks' THEN e.properties ->> 'messageId'
  WHEN 'checkouts' THEN e.source_id
  WHEN 'reading' THEN e.properties ->> 'path'
  ELSE '' END`;

/** A page that was only opened was not read. */
const wasRead = sql`(m.feature <> 'reading' OR e.kind = 'video_played'
  OR (e.kind = 'page_stayed' AND ${whole("seconds")} >= ${interestRule.readSeconds})
  OR (e.kind = 'page_scrolled' AND ${whole("percent")} >= ${interestRule.readPercent}))`;

/** A whole number of an event `e`; what a browser sends may be anything. */
function whole(name: string): Sql {
  return sql`CASE WHEN e.properties ->> ${name}::text ~ '^\\d{1,9}$' THEN (e.properties ->> ${name}::text)::int END`;
}

/** The weights of a shop, as one row with a column for each feature, from what is in force or was given. */
export function weightsRow(shopId: number, fallback: Weights): Sql {
  const columns = features.reduce(
    (list, feature, i) =>
      sql`${list}${i > 0 ? sql`, ` : empty}(${feature}::text, coalesce((w.in_force ->> ${feature}::text)::float8, ${fallback[feature]}::float8))`,
    sql``,
  );
  return sql`
    SELECT weight.feature, weight.points FROM (SELECT ${shopId}::int AS shop_id) s
    LEFT JOIN engagement_weights w ON w.shop_id = s.shop_id
    CROSS JOIN LATERAL (VALUES ${columns}) AS weight(feature, points)`;
}
