import type pg from "pg";

/** The instant everything is asked as of: a midnight, so that days in UTC and windows of 24 hours are the same. */
export const now = new Date("2026-11-22T00:00:00Z");

export interface World {
  shopId: number;
  profiles: number;
  /** Orders and events together. */
  happenings: number;
}

const seconds = `((random() ^ 2) * 365 * 86400 + 1)`;
/** Skewed: the first per cent of the profiles has a tenth of all that happens. */
const someone = (profiles: number) => `(1 + floor((random() ^ 2) * ${profiles}))::bigint`;
const someProduct = `(1 + floor((random() ^ 2) * 2000))::int`;
const orderShare = 0.06;

/**
 * Fills a shop set by set: people with countries, tags and consents, a catalog, and a year of orders, views, carts, arrivals
 * and clicks, the newest days the busiest. Profile numbers and Shopify's customer numbers begin at `first`.
 */
export async function fillWorld(client: pg.Client, world: World, first: number): Promise<void> {
  const steps = [people(world, first), tags(world, first), consents(world, first), catalog(world)];
  const orders = Math.round(world.happenings * orderShare);
  const statements = [...steps, orderRows(world, first, orders), lineRows(world)];
  await client.query("SELECT setseed(0.42)");
  for (const statement of statements) await client.query(statement);
  const kinds = world.happenings - orders;
  const slice = 500_000;
  for (let from = 1; from <= kinds; from += slice) {
    await client.query(eventRows(world, first, from, Math.min(kinds, from + slice - 1)));
  }
  await client.query("ANALYZE");
}

const at = `'${now.toISOString()}'::timestamptz`;

const people = ({ shopId, profiles }: World, first: number) => `
  INSERT INTO profiles (shop_id, id, customer_id, email, first_name, country_code, known_since, version)
  SELECT ${shopId}, ${first} + i, ${first} + i, 'p' || ${first} + i || '@example.com', 'P' || i,
    (ARRAY['US','DE','GB','FR','CA','AU','NL','SE'])[1 + floor(random() * random() * 8)::int],
    ${at} - make_interval(secs => floor(random() * 730 * 86400)), ${at} - interval '3 years'
  FROM generate_series(1, ${profiles}) i;
  INSERT INTO identities (shop_id, kind, value, profile_id, claimed_at, claimed_by)
  SELECT ${shopId}, 'customer', customer_id::text, id, known_since, customer_id::text FROM profiles WHERE shop_id = ${shopId}
  UNION ALL
  SELECT ${shopId}, 'email', email, id, known_since, customer_id::text FROM profiles WHERE shop_id = ${shopId}`;

const tags = ({ shopId, profiles }: World, first: number) => `
  INSERT INTO profile_tags (shop_id, profile_id, tag, present, marked_at)
  SELECT ${shopId}, ${first} + i, tag, true, ${at} - interval '1 year'
  FROM generate_series(1, ${profiles}) i, unnest(ARRAY['vip','wholesale','influencer','loyalty','returning','gift']) tag
  WHERE random() < 0.08`;

const consents = ({ shopId, profiles }: World, first: number) => `
  INSERT INTO consent_records (shop_id, profile_id, email, state, source, occurred_at)
  SELECT ${shopId}, ${first} + i, 'p' || ${first} + i || '@example.com', 'subscribed', 'shopify', ${at} - interval '1 year'
  FROM generate_series(1, ${profiles}) i WHERE random() < 0.6`;

const catalog = ({ shopId }: World) => `
  INSERT INTO products (shop_id, product_id, title, product_type, vendor, tags, version, digest)
  SELECT ${shopId}, i, 'Product ' || i, 't' || i % 40, 'v' || i % 7, ARRAY['g' || i % 11], ${at} - interval '2 years', ''
  FROM generate_series(1, 2000) i`;

const orderRows = ({ shopId, profiles }: World, first: number, count: number) => `
  INSERT INTO orders (shop_id, order_id, profile_id, customer_id, name, currency, total_minor, discount_codes, processed_at, version, digest)
  SELECT ${shopId}, i, ${first} + who, ${first} + who, '#' || i, 'USD', 500 + floor(random() * random() * 60000)::int, '{}', at, at, ''
  FROM (SELECT i, ${someone(profiles)} AS who, ${at} - make_interval(secs => ${seconds}) AS at FROM generate_series(1, ${count}) i) o`;

const lineRows = ({ shopId }: World) => `
  INSERT INTO order_lines (shop_id, order_id, line_id, product_id, title, quantity, current_quantity, unit_price_minor, version, digest)
  SELECT ${shopId}, o.order_id, o.order_id * 10 + n, ${someProduct}, 'A line', 1, 1, o.total_minor, o.version, ''
  FROM orders o CROSS JOIN LATERAL generate_series(1, 1 + floor(random() * random() * 4)::int + (o.order_id * 0)::int) n
  WHERE o.shop_id = ${shopId}`;

/** 48 views of products, 26 of collections, 11 arrivals, 9 clicks and 6 carts in a hundred. */
const eventRows = ({ shopId, profiles }: World, first: number, from: number, to: number) => `
  INSERT INTO events (shop_id, occurred_at, kind, source_id, profile_id, properties)
  SELECT ${shopId}, at, kind, i::text, ${first} + who, CASE kind
      WHEN 'collection_viewed' THEN jsonb_build_object('collectionId', (1 + floor((random() ^ 2) * 50))::text, 'device', device)
      WHEN 'product_viewed' THEN jsonb_build_object('productIds', jsonb_build_array(product::text), 'device', device)
      WHEN 'cart_updated' THEN jsonb_build_object('productIds', jsonb_build_array(product::text), 'quantity', 1, 'totalMinor', 2000)
      ELSE jsonb_build_object('messageId', (i % 1000)::text) END
  FROM (
    SELECT i, ${someone(profiles)} AS who, date_trunc('milliseconds', ${at} - make_interval(secs => ${seconds})) AS at,
      ${someProduct} AS product, (ARRAY['mobile','mobile','desktop','tablet'])[1 + i % 4] AS device, (ARRAY['product_viewed','collection_viewed','message_delivered','message_clicked','cart_updated'])
        [width_bucket(random(), ARRAY[0, 0.48, 0.74, 0.85, 0.94])] AS kind
    FROM generate_series(${from}, ${to}) i
  ) e`;
