// What one would write by hand for exactly these segments and nothing else: a wide row for each profile, its thirty
// answers as the bits of one number, and statements that keep both.
import type pg from "pg";
import { now, type World } from "./world";
import { thirty, type Twice } from "./definitions";

const at = `'${now.toISOString()}'::timestamptz`;
const ago = (days: number) => `${at} - interval '${days * 24} hours'`;
const times = (kind: string, days: number) =>
  `count(*) FILTER (WHERE kind = '${kind}' AND occurred_at >= ${ago(days)})::int`;

/** The thirty answers of a row of `plain_traits`, as a bit mask. */
export const mask = thirty.map(({ plain }, i) => `CASE WHEN ${plain} THEN ${1 << i} ELSE 0 END`).join(" | ");

/** Works out the wide rows from all that happened, and the masks. */
export async function fillPlain(client: pg.Client, { shopId }: World): Promise<void> {
  await client.query("DROP TABLE IF EXISTS plain_traits, plain_masks");
  await client.query(`
    CREATE TABLE plain_traits AS
    WITH o AS (
      SELECT profile_id, count(*)::int AS orders, sum(total_minor)::bigint AS spent, max(processed_at) AS last_order,
        ${[30, 90, 365].map((days) => `count(*) FILTER (WHERE processed_at >= ${ago(days)})::int AS orders_${days}`).join(", ")}
      FROM orders WHERE shop_id = ${shopId} GROUP BY 1),
    ty AS (
      SELECT o.profile_id, array_agg(DISTINCT p.product_type) AS types FROM orders o
      JOIN order_lines l ON l.shop_id = ${shopId} AND l.order_id = o.order_id
      JOIN products p ON p.shop_id = ${shopId} AND p.product_id = l.product_id WHERE o.shop_id = ${shopId} GROUP BY 1),
    e AS (
      SELECT profile_id, ${times("product_viewed", 7)} AS views_7, ${times("product_viewed", 30)} AS views_30,
        ${times("cart_updated", 7)} AS carts_7, ${times("message_delivered", 30)} AS arrivals_30,
        ${times("message_delivered", 90)} AS arrivals_90, ${times("message_clicked", 30)} AS clicks_30,
        ${times("message_clicked", 90)} AS clicks_90
      FROM events WHERE shop_id = ${shopId} GROUP BY 1),
    cv AS (
      SELECT profile_id, jsonb_object_agg(id, n) AS viewed_7 FROM (
        SELECT profile_id, properties->>'collectionId' AS id, count(*) AS n FROM events
        WHERE shop_id = ${shopId} AND kind = 'collection_viewed' AND occurred_at >= ${ago(7)} GROUP BY 1, 2) c GROUP BY 1),
    ta AS (SELECT profile_id, array_agg(tag) AS tags FROM profile_tags WHERE shop_id = ${shopId} AND present GROUP BY 1),
    co AS (SELECT DISTINCT profile_id FROM consent_records WHERE shop_id = ${shopId} AND state = 'subscribed')
    SELECT p.id AS profile_id, p.known_since, lower(p.country_code) AS country, co.profile_id IS NOT NULL AS subscribed,
      coalesce(ta.tags, '{}') AS tags, coalesce(orders, 0) AS orders, coalesce(spent, 0) AS spent, last_order,
      coalesce(orders_30, 0) AS orders_30, coalesce(orders_90, 0) AS orders_90, coalesce(orders_365, 0) AS orders_365,
      coalesce(types, '{}') AS types, coalesce(views_7, 0) AS views_7, coalesce(views_30, 0) AS views_30,
      coalesce(carts_7, 0) AS carts_7, coalesce(arrivals_30, 0) AS arrivals_30, coalesce(arrivals_90, 0) AS arrivals_90,
      coalesce(clicks_30, 0) AS clicks_30, coalesce(clicks_90, 0) AS clicks_90, coalesce(viewed_7, '{}') AS viewed_7
    FROM profiles p LEFT JOIN o ON o.profile_id = p.id LEFT JOIN ty ON ty.profile_id = p.id
    LEFT JOIN e ON e.profile_id = p.id LEFT JOIN cv ON cv.profile_id = p.id LEFT JOIN ta ON ta.profile_id = p.id
    LEFT JOIN co ON co.profile_id = p.id WHERE p.shop_id = ${shopId}`);
  await client.query("ALTER TABLE plain_traits ADD PRIMARY KEY (profile_id)");
  await client.query(`CREATE TABLE plain_masks AS SELECT profile_id, (${mask}) AS m FROM plain_traits`);
  await client.query("ALTER TABLE plain_masks ADD PRIMARY KEY (profile_id)");
  await client.query("VACUUM ANALYZE plain_traits, plain_masks");
}

/** How many are in each of the thirty. */
export async function countPlainly(client: pg.Client): Promise<number[]> {
  const counts = thirty.map((_, i) => `count(*) FILTER (WHERE m & ${1 << i} <> 0)::int`);
  const { rows } = await client.query<{ counts: number[] }>(
    `SELECT ARRAY[${counts.join(", ")}] AS counts FROM plain_masks`,
  );
  return rows[0]?.counts ?? [];
}

/** Everyone's answers again, and what differs from the masks kept: one statement. @returns how many differed */
export async function refreshPlainly(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ changed: number }>(`
    WITH n AS (SELECT profile_id, (${mask}) AS m FROM plain_traits),
    d AS (SELECT n.profile_id, n.m FROM n JOIN plain_masks o USING (profile_id) WHERE n.m <> o.m),
    u AS (UPDATE plain_masks SET m = d.m FROM d WHERE plain_masks.profile_id = d.profile_id)
    SELECT count(*)::int AS changed FROM d`);
  return rows[0]?.changed ?? 0;
}

/** Makes the masks of one profile in a hundred wrong, so that a refresh has something to find. */
export async function disturbPlainly(client: pg.Client): Promise<void> {
  await client.query("UPDATE plain_masks SET m = m # 16 WHERE profile_id % 100 = 0");
}

/**
 * Works off the queue by hand, so many orders in each transaction: the order is kept, the wide rows follow, and what
 * differs from the masks is written with a note of each change. @returns orders a second
 */
export async function drainPlainly(client: pg.Client, { shopId }: World, atOnce: number): Promise<number> {
  await client.query(`
    CREATE TABLE IF NOT EXISTS plain_events (profile_id bigint, kind text, at timestamptz, body jsonb);
    CREATE INDEX IF NOT EXISTS plain_events_index ON plain_events (profile_id, at);
    CREATE TABLE IF NOT EXISTS plain_changes (profile_id bigint, before int, after int)`);
  const begun = performance.now();
  let drained = 0;
  for (let taken = atOnce; taken === atOnce; drained += taken) {
    const { rows } = await client.query<{ taken: number }>({
      name: "plain-batch",
      text: batch,
      values: [atOnce, shopId],
    });
    taken = rows[0]?.taken ?? 0;
  }
  return drained / ((performance.now() - begun) / 1000);
}

const batch = `
  WITH q AS (
    DELETE FROM plain_queue WHERE id IN (SELECT id FROM plain_queue ORDER BY id LIMIT $1) RETURNING profile_id, body
  ), kept AS (
    INSERT INTO plain_events SELECT profile_id, 'order', (body->>'processed_at')::timestamptz, body FROM q
  ), o AS (
    SELECT profile_id, count(*)::int AS n, sum(((body->>'total_price')::numeric * 100)::bigint)::bigint AS spent,
      max((body->>'processed_at')::timestamptz) AS last FROM q GROUP BY 1
  ), ty AS (
    SELECT q.profile_id, array_agg(DISTINCT p.product_type) AS types FROM q, jsonb_array_elements(q.body->'line_items') l
    JOIN products p ON p.shop_id = $2 AND p.product_id = (l->>'product_id')::bigint GROUP BY 1
  ), t AS (
    UPDATE plain_traits SET orders = orders + o.n, orders_30 = orders_30 + o.n, orders_90 = orders_90 + o.n,
      orders_365 = orders_365 + o.n, spent = plain_traits.spent + o.spent, last_order = greatest(last_order, o.last),
      types = ARRAY(SELECT DISTINCT x FROM unnest(plain_traits.types || ty.types) x)
    FROM o JOIN ty USING (profile_id) WHERE plain_traits.profile_id = o.profile_id RETURNING plain_traits.*
  ), n AS (SELECT profile_id, (${mask}) AS m FROM t),
  d AS (SELECT n.profile_id, k.m AS before, n.m AS after FROM n JOIN plain_masks k USING (profile_id) WHERE k.m <> n.m),
  u AS (UPDATE plain_masks SET m = d.after FROM d WHERE plain_masks.profile_id = d.profile_id),
  c AS (INSERT INTO plain_changes SELECT profile_id, before, after FROM d)
  SELECT count(*)::int AS taken FROM q`;

/** @returns how many a condition holds for */
export async function previewPlainly(client: pg.Client, { plain }: Twice): Promise<number> {
  const { rows } = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM plain_traits WHERE ${plain}`);
  return rows[0]?.n ?? 0;
}
