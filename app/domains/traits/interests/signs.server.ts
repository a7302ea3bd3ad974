import sql, { empty, type Sql } from "sql-template-tag";
import { articlePattern, howToPattern, interestRule as rule } from "./model";

/** Whose facts are read, up to when. */
export interface Reading {
  shopId: number;
  asOf: Date;
  /** Only these; everyone when left out. A list of ids, or a query of (profile_id). */
  whose?: readonly string[] | Sql;
}

/** The kinds of events that say what somebody likes, or is about to do. */
const actKinds = [
  "product_viewed",
  "cart_updated",
  "checkout_started",
  "message_clicked",
  "page_stayed",
  "page_scrolled",
  "video_played",
];

/** The condition that a column names one of those who are read, with its AND. */
function among(column: Sql, { whose }: Reading): Sql {
  if (!whose) return empty;
  return "strings" in whose ? sql`AND ${column} IN (${whose})` : sql`AND ${column} = ANY (${whose}::bigint[])`;
}

/** Whether an event `a` shows that a page was read or a video watched, and not only opened. */
const wasRead = sql`(
  (a.kind = 'page_stayed' AND ${wholeOf("seconds")} >= ${rule.readSeconds})
  OR (a.kind = 'page_scrolled' AND ${wholeOf("percent")} >= ${rule.readPercent})
  OR a.kind = 'video_played')`;

/** A whole number among the properties of an event `a`; what a browser sends may be anything. */
function wholeOf(name: string): Sql {
  return sql`CASE WHEN a.properties ->> ${name}::text ~ '^\\d{1,9}$' THEN (a.properties ->> ${name}::text)::int END`;
}

/** The products that an event `a` is about, as rows of `one(id)`; what is no number of a product is NULL. */
const productsOf = sql`(
  SELECT ${idOf(sql`told.id`)} AS id FROM jsonb_array_elements_text(
    CASE WHEN jsonb_typeof(a.properties -> 'productIds') = 'array' THEN a.properties -> 'productIds' ELSE '[]' END
  ) AS told(id)) AS one`;

function idOf(told: Sql): Sql {
  return sql`CASE WHEN ${told} ~ '^\\d{1,18}$' THEN ${told}::bigint END`;
}

/** `acts`, `looks` and `bought`: what the shoppers did and bought by then. Each is read once, whatever is made of it. */
export function activity(reading: Reading): Sql {
  const { shopId, asOf } = reading;
  return sql`
    acts AS MATERIALIZED (
      SELECT e.profile_id, e.kind, e.occurred_at AS at, e.properties FROM events e
      WHERE e.shop_id = ${shopId} AND e.profile_id IS NOT NULL AND e.kind = ANY (${actKinds}::text[])
        AND e.occurred_at <= ${asOf} ${among(sql`e.profile_id`, reading)}
    ),
    looks AS MATERIALIZED (
      SELECT a.profile_id, ${idOf(sql`(a.properties #>> '{productIds,0}')`)} AS product_id, a.at FROM acts a
      WHERE a.kind = 'product_viewed'
    ),
    bought AS MATERIALIZED (
      SELECT o.profile_id, l.product_id, o.processed_at AS at, l.current_quantity = 0 AND l.version <= ${asOf} AS is_returned
      FROM orders o JOIN order_lines l ON l.shop_id = o.shop_id AND l.order_id = o.order_id
      WHERE o.shop_id = ${shopId} AND o.profile_id IS NOT NULL AND l.product_id IS NOT NULL AND o.processed_at <= ${asOf}
        AND (o.cancelled_at IS NULL OR o.cancelled_at > ${asOf})
        AND (o.deleted_at IS NULL OR o.deleted_at > ${asOf}) ${among(sql`o.profile_id`, reading)}
    )`;
}

/** Of a cart it is known what lay in it when it was last changed; a checkout begins with what it holds. */
const basketAt = sql`CASE b.kind WHEN 'cart' THEN b.version ELSE b.started_at END`;

/** Signs that a product is liked, as rows of (profile_id, product_id, kind, at). Stands behind `activity`. */
export function productSigns(reading: Reading): Sql {
  const { shopId, asOf } = reading;
  return sql`
    SELECT profile_id, product_id, 'ordered' AS kind, at FROM bought WHERE NOT is_returned
    UNION ALL
    SELECT profile_id, product_id, 'viewed', at FROM looks WHERE product_id IS NOT NULL
    UNION ALL
    SELECT a.profile_id, one.id, 'carted', a.at FROM acts a CROSS JOIN LATERAL ${productsOf}
    WHERE a.kind = 'cart_updated' AND one.id IS NOT NULL
    UNION ALL
    SELECT b.profile_id, (line ->> 'productId')::bigint, 'carted', ${basketAt}
    FROM baskets b CROSS JOIN LATERAL jsonb_array_elements(b.lines) AS line
    WHERE b.shop_id = ${shopId} AND b.profile_id IS NOT NULL AND ${basketAt} <= ${asOf}
      AND line ->> 'productId' IS NOT NULL ${among(sql`b.profile_id`, reading)}
    UNION ALL
    SELECT a.profile_id, p.product_id, 'clicked', a.at
    FROM acts a JOIN products p ON p.shop_id = ${shopId} AND p.deleted_at IS NULL AND p.handle <> ''
      AND p.handle = substring(a.properties ->> 'detail' FROM '/products/([^/?#]+)'::text)
    WHERE a.kind = 'message_clicked'`;
}

/** Signs that a topic is of interest, as rows of (profile_id, topic, kind, at). Stands behind `activity`. */
export function topicSigns(): Sql {
  return sql`
    SELECT a.profile_id, a.properties ->> 'topic' AS topic, 'clicked' AS kind, a.at FROM acts a
    WHERE a.kind = 'message_clicked' AND a.properties ->> 'topic' <> ''
    UNION ALL
    SELECT a.profile_id, substring(a.properties ->> 'path' FROM ${articlePattern}::text), 'read', a.at FROM acts a
    WHERE ${wasRead} AND a.properties ->> 'path' ~ ${articlePattern}::text`;
}

/** When somebody read how something is done, as rows of (profile_id, at). Stands behind `activity`. */
export function howToSigns(): Sql {
  const teaches = (words: Sql) => sql`lower(${words}) ~ ${howToPattern}::text`;
  return sql`
    SELECT a.profile_id, a.at FROM acts a
    WHERE (${wasRead} AND (${teaches(sql`a.properties ->> 'path'`)} OR ${teaches(sql`a.properties ->> 'title'`)}))
      OR (a.kind = 'message_clicked' AND ${teaches(sql`a.properties ->> 'topic'`)})`;
}
