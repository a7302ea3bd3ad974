import type pg from "pg";
import { parse } from "~/domains/segments";

/** A midnight in the shop's time zone, which is UTC. */
export const now = new Date("2026-11-22T12:00:00Z");
export const segmentCount = 30;
/** The segment whose report is opened: of the largest. */
export const shownSegment = 1;

const definition = JSON.stringify(parse("number_of_orders >= 1"));
const at = `'${now.toISOString()}'::timestamptz`;

/**
 * Fills a shop set by set with what reports are made of: shoppers with consents, orders of 18 months, segments with stays,
 * and a year of mail with what was told of it. Three orders, four stays and three mails for each two shoppers and more.
 */
export async function fillWorld(client: pg.Client, shopId: number, profiles: number): Promise<void> {
  await client.query("SELECT setseed(0.42)");
  const statements = [
    people,
    consents,
    catalog,
    orders,
    lines,
    segments,
    stays,
    flows,
    messages,
    feedback,
    unsubscribed,
  ];
  for (const statement of statements) await client.query(statement(shopId, profiles));
  await client.query("VACUUM ANALYZE");
}

type Statement = (shopId: number, profiles: number) => string;

const people: Statement = (shopId, profiles) => `
  INSERT INTO profiles (shop_id, id, email, first_name, known_since, version)
  SELECT ${shopId}, i, 'p' || i || '@example.com', 'P' || i, ${at} - make_interval(days => (i % 600)::int), ${at} - interval '3 years'
  FROM generate_series(1, ${profiles}) i`;

const consents: Statement = (shopId, profiles) => `
  INSERT INTO consent_records (shop_id, profile_id, email, state, source, occurred_at)
  SELECT ${shopId}, i, 'p' || i || '@example.com', 'subscribed', 'shopify', ${at} - interval '600 days'
  FROM generate_series(1, ${profiles}) i WHERE i % 10 < 6`;

const catalog: Statement = (shopId) => `
  INSERT INTO products (shop_id, product_id, title, product_type, tags, version, digest)
  SELECT ${shopId}, i, 'Product ' || i, 't' || i % 40, '{}', ${at} - interval '2 years', '' FROM generate_series(1, 2000) i`;

const orders: Statement = (shopId, profiles) => `
  INSERT INTO orders (shop_id, order_id, profile_id, name, currency, total_minor, discount_codes, processed_at, version, digest)
  SELECT ${shopId}, i, 1 + floor((random() ^ 2) * ${profiles}), '#' || i, 'USD', 500 + floor(random() * 20000)::int, '{}', at, at, ''
  FROM (SELECT i, ${at} - make_interval(secs => random() * 540 * 86400) AS at FROM generate_series(1, ${(profiles * 3) / 2}) i) o`;

const lines: Statement = (shopId) => `
  INSERT INTO order_lines (shop_id, order_id, line_id, product_id, quantity, current_quantity, unit_price_minor, version, digest)
  SELECT ${shopId}, order_id, order_id, 1 + order_id % 2000, 1, 1, total_minor, version, '' FROM orders WHERE shop_id = ${shopId}`;

const segments: Statement = (shopId) => `
  INSERT INTO segments (shop_id, id, key, name, family, state, version, applied_version, created_at)
  SELECT ${shopId}, i, CASE WHEN i <= 6 THEN 'lifecycle-' || i END, 'Segment ' || i, 'purchase', 'live', 1, 1, ${at} - interval '400 days' FROM generate_series(1, ${segmentCount}) i;
  INSERT INTO segment_versions (shop_id, segment_id, version, definition, created_at)
  SELECT ${shopId}, i, 1, '${definition}', ${at} - interval '400 days' FROM generate_series(1, ${segmentCount}) i`;

/** Each is in three segments now, a third of all in the first of them, and was in another once. */
const stays: Statement = (shopId, profiles) => `
  INSERT INTO memberships (shop_id, segment_id, profile_id, entered_at, left_at, entered_cause, left_cause)
  SELECT ${shopId}, CASE WHEN n = 0 AND i % 3 = 0 THEN 1 ELSE 1 + (i * 7 + n * 11 + i / 30) % ${segmentCount} END, i,
    ${at} - make_interval(secs => 86400 * (30 * n + 1) + random() * 300 * 86400),
    CASE WHEN n = 3 THEN ${at} - make_interval(secs => random() * 90 * 86400) END, 'fact', CASE WHEN n = 3 THEN 'fact' END
  FROM generate_series(1, ${profiles}) i, generate_series(0, 3) n
  ON CONFLICT DO NOTHING`;

const flows: Statement = (shopId) => `
  INSERT INTO flows (shop_id, id, key, name, created_at)
  SELECT ${shopId}, i, 'flow-' || i, 'Flow ' || i, ${at} FROM generate_series(1, 12) i`;

const messages: Statement = (shopId, profiles) => `
  INSERT INTO messages (shop_id, id, profile_id, source_kind, source_id, step, program_id, segment_id, template_key, template_version,
    state, next_attempt_at, queued_at, settled_at)
  SELECT ${shopId}, i, 1 + (i::bigint * 7919) % ${profiles}, CASE WHEN i % 3 = 0 THEN 'campaign' ELSE 'flow' END, i, 0, 1 + i % 12,
    1 + i % ${segmentCount}, 'template-' || i % 25, 1 + i % 3, CASE WHEN i % 20 = 7 THEN 'skipped' ELSE 'sent' END, at, at, at
  FROM (SELECT i, ${at} - make_interval(secs => random() * 365 * 86400) AS at FROM generate_series(1, ${profiles * 3}) i) m`;

const feedback: Statement = (shopId) => `
  INSERT INTO message_feedback (shop_id, message_id, kind, occurred_at)
  SELECT shop_id, id, 'delivered', settled_at + interval '1 minute' FROM messages WHERE shop_id = ${shopId} AND state = 'sent'
  UNION ALL
  SELECT shop_id, id, 'clicked', settled_at + make_interval(secs => 60 + random() * 100000) FROM messages
  WHERE shop_id = ${shopId} AND state = 'sent' AND id % 12 = 0
  UNION ALL
  SELECT shop_id, id, 'complained', settled_at + interval '1 hour' FROM messages
  WHERE shop_id = ${shopId} AND state = 'sent' AND id % 3000 = 1`;

const unsubscribed: Statement = (shopId) => `
  INSERT INTO consent_records (shop_id, profile_id, email, state, source, occurred_at)
  SELECT DISTINCT ON (profile_id) shop_id, profile_id, 'p' || profile_id || '@example.com', 'unsubscribed', 'unsubscribe_link',
    settled_at + interval '2 hours'
  FROM messages WHERE shop_id = ${shopId} AND state = 'sent' AND id % 200 = 3`;
