// What one would write by hand to have these figures once: everything that happened grouped by who did it, into one wide
// table. It knows nothing of lifecycles, nor of what was cancelled, deleted or told later than an instant.
import type pg from "pg";

/** Figures that both sides have, and must have alike. */
export const figures = [
  ...["order_count", "spent_minor", "first_order_at", "last_order_at", "average_order_minor", "discounted_percent"],
  ...["season", "product_types", "visits", "usual_hour", "usual_weekday", "usual_device"],
  ...["countries", "tags", "email_subscription_status"],
];

const acts = `('product_viewed', 'collection_viewed', 'search_submitted', 'page_viewed', 'page_scrolled', 'page_stayed',
  'video_played', 'cart_updated', 'checkout_started', 'quiz_answered', 'message_clicked')`;
const spentIn = [1, 2, 3, 4].map(
  (quarter) =>
    `sum(total_minor - coalesce(back, 0)) FILTER (WHERE extract(quarter FROM processed_at AT TIME ZONE 'UTC') = ${quarter}) AS spent_${quarter}`,
);

/** Works out the wide rows of a shop in UTC. */
export async function rebuildPlainly(client: pg.Client, shopId: number): Promise<void> {
  await client.query("DROP TABLE IF EXISTS plain_traits");
  await client.query(`
    CREATE TABLE plain_traits AS
    WITH o AS (
      SELECT profile_id, count(*)::int AS order_count, sum(total_minor - coalesce(back, 0)) AS spent,
        min(processed_at) AS first_order_at, max(processed_at) AS last_order_at,
        count(*) FILTER (WHERE discount_minor > 0 OR cardinality(discount_codes) > 0) AS discounted, ${spentIn.join(", ")}
      FROM orders LEFT JOIN (
        SELECT order_id AS refunded, sum(amount_minor) AS back FROM refunds WHERE shop_id = ${shopId} GROUP BY 1
      ) r ON refunded = order_id
      WHERE shop_id = ${shopId} GROUP BY 1),
    ty AS (
      SELECT o.profile_id, array_agg(DISTINCT lower(p.product_type) COLLATE "C") AS product_types FROM orders o
      JOIN order_lines l ON l.shop_id = ${shopId} AND l.order_id = o.order_id AND l.current_quantity > 0
      JOIN products p ON p.shop_id = ${shopId} AND p.product_id = l.product_id AND p.product_type <> ''
      WHERE o.shop_id = ${shopId} GROUP BY 1),
    v AS (
      SELECT profile_id, count(*)::int AS visits, count(device) AS on_devices,
        mode() WITHIN GROUP (ORDER BY extract(hour FROM at)::int) AS hour,
        mode() WITHIN GROUP (ORDER BY extract(isodow FROM at)::int) AS weekday,
        mode() WITHIN GROUP (ORDER BY device COLLATE "C") AS device
      FROM (
        -- Sorted: told apart by hashing, ten million of them do not come to an end.
        SELECT DISTINCT ON (profile_id, at, device) * FROM (
          SELECT profile_id, date_trunc('hour', at AT TIME ZONE 'UTC') AS at, device FROM (
            SELECT profile_id, processed_at AS at, NULL AS device FROM orders WHERE shop_id = ${shopId}
            UNION ALL
            SELECT profile_id, occurred_at, properties ->> 'device' FROM events WHERE shop_id = ${shopId} AND kind IN ${acts}
          ) a
        ) b ORDER BY profile_id, at, device
      ) visit GROUP BY 1),
    ta AS (
      SELECT profile_id, array_agg(lower(tag) ORDER BY tag) AS tags FROM profile_tags
      WHERE shop_id = ${shopId} AND present GROUP BY 1),
    co AS (
      SELECT DISTINCT ON (email) email, upper(state) AS state FROM consent_records WHERE shop_id = ${shopId}
      ORDER BY email, occurred_at DESC)
    SELECT p.id AS profile_id, coalesce(order_count, 0) AS order_count, coalesce(spent, 0)::bigint AS spent_minor,
      first_order_at, last_order_at, div(spent, order_count)::bigint AS average_order_minor,
      (100 * discounted / order_count)::int AS discounted_percent,
      CASE WHEN order_count >= 4 AND spent > 0 AND last_order_at >= first_order_at + interval '8760 hours' THEN
        CASE WHEN 2 * spent_1 > spent THEN 'january_to_march' WHEN 2 * spent_2 > spent THEN 'april_to_june'
          WHEN 2 * spent_3 > spent THEN 'july_to_september' WHEN 2 * spent_4 > spent THEN 'october_to_december' END
      END AS season, product_types, visits,
      CASE WHEN visits >= 5 THEN hour END AS usual_hour,
      CASE WHEN visits >= 5 THEN (ARRAY['monday','tuesday','wednesday','thursday','friday','saturday','sunday'])[weekday] END AS usual_weekday,
      CASE WHEN on_devices >= 3 THEN device END AS usual_device,
      CASE WHEN country_code IS NOT NULL THEN ARRAY[lower(country_code)] END AS countries, coalesce(ta.tags, '{}') AS tags,
      coalesce(co.state, 'NOT_SUBSCRIBED') AS email_subscription_status
    FROM profiles p LEFT JOIN o ON o.profile_id = p.id LEFT JOIN ty ON ty.profile_id = p.id
    LEFT JOIN v ON v.profile_id = p.id LEFT JOIN ta ON ta.profile_id = p.id LEFT JOIN co ON co.email = p.email
    WHERE p.shop_id = ${shopId}`);
  await client.query("ALTER TABLE plain_traits ADD PRIMARY KEY (profile_id)");
  await client.query("ANALYZE plain_traits");
}
