import sql, { type Sql } from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { recordset } from "~/lib/sql";
import type { Day } from "~/lib/watch/model";
import type { LikelyTypo } from "./tags/likely-typos";
import { TAGS, type Anomaly, type Measure } from "./model";

/** The part of a shop that counting by days needs. */
interface Where {
  timezone: string;
  currency: string;
}

/** Two workers do not look at one shop at once. */
export async function takeTurn(shopId: number, tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ taken: boolean }>(sql`
    SELECT pg_try_advisory_xact_lock(hashtext('quality'), ${shopId}) AS taken`);
  return row?.taken ?? false;
}

export async function findLastLook(shopId: number, db: Db = pool): Promise<Date | null> {
  const [row] = await db.query<{ at: Date }>(sql`
    SELECT looked_at AS at FROM quality_looks WHERE shop_id = ${shopId}`);
  return row?.at ?? null;
}

export async function noteLook(shopId: number, now: Date, tx: Tx): Promise<void> {
  await tx.query(sql`
    INSERT INTO quality_looks (shop_id, looked_at) VALUES (${shopId}, ${now})
    ON CONFLICT (shop_id) DO UPDATE SET looked_at = excluded.looked_at`);
}

const address = String.raw`^[^@\s]+@[^@\s]+\.[^@\s.]{2,}$`;
const phone = String.raw`^\+?[0-9 ()./-]{6,24}$`;

/**
 * Counts what came in on some days of the shop's calendar, anew: what came late is added to its day.
 * @param from the first day, "2026-03-01"; @param until the day after the last one
 */
export async function countDays(shopId: number, where: Where, from: string, until: string, tx: Tx): Promise<void> {
  const begins = sql`(${from}::date::timestamp AT TIME ZONE ${where.timezone})`;
  const ends = sql`(${until}::date::timestamp AT TIME ZONE ${where.timezone})`;
  const within = (at: Sql) => sql`${at} >= ${begins} AND ${at} < ${ends}`;
  const dayOf = (at: Sql) => sql`(${at} AT TIME ZONE ${where.timezone})::date`;
  await tx.query(sql`
    DELETE FROM quality_days WHERE shop_id = ${shopId} AND day >= ${from}::date AND day < ${until}::date`);
  await tx.query(sql`
    INSERT INTO quality_days (shop_id, measure, day, counted, matching)
    SELECT ${shopId}::int, measure, day, count(*)::int, (count(*) FILTER (WHERE matches))::int FROM (
      SELECT m.measure, ${dayOf(sql`o.processed_at`)} AS day, m.matches
      FROM orders o CROSS JOIN LATERAL (VALUES
        ('orders', true),
        ('orders_of_nobody', o.profile_id IS NULL),
        ('orders_of_nothing', o.total_minor = 0),
        ('orders_in_other_currency', o.currency <> ${where.currency})) m(measure, matches)
      WHERE o.shop_id = ${shopId} AND ${within(sql`o.processed_at`)} AND o.deleted_at IS NULL
      UNION ALL
      SELECT 'lines_without_product', ${dayOf(sql`o.processed_at`)}, l.product_id IS NULL
      FROM orders o JOIN order_lines l ON l.shop_id = o.shop_id AND l.order_id = o.order_id
      WHERE o.shop_id = ${shopId} AND ${within(sql`o.processed_at`)} AND o.deleted_at IS NULL
      UNION ALL
      SELECT m.measure, ${dayOf(sql`e.occurred_at`)}, m.matches
      FROM events e CROSS JOIN LATERAL (VALUES
        (e.kind, true),
        (CASE WHEN e.kind = 'product_viewed' THEN 'views_without_product' END,
          NOT coalesce(e.properties @? '$.productIds[0]', false))) m(measure, matches)
      WHERE e.shop_id = ${shopId} AND ${within(sql`e.occurred_at`)} AND m.measure IS NOT NULL
        AND e.kind = ANY (ARRAY['product_viewed', 'collection_viewed', 'search_submitted', 'page_viewed',
          'cart_updated', 'checkout_started', 'quiz_answered'])
      UNION ALL
      SELECT 'deliveries', ${dayOf(sql`r.received_at`)}, true FROM receipts r
      WHERE r.shop_id = ${shopId} AND r.source = 'shopify' AND ${within(sql`r.received_at`)}
      UNION ALL
      SELECT m.measure, ${dayOf(sql`p.known_since`)}, m.matches
      FROM profiles p CROSS JOIN LATERAL (VALUES
        ('shoppers_without_address', p.email IS NULL),
        ('shoppers_without_name', p.first_name = '' AND p.last_name = ''),
        ('shoppers_without_country', p.country_code IS NULL),
        (CASE WHEN p.email IS NOT NULL THEN 'addresses_misspelt' END, p.email !~ ${address}),
        (CASE WHEN p.phone IS NOT NULL THEN 'phones_misspelt' END, p.phone !~ ${phone})) m(measure, matches)
      WHERE p.shop_id = ${shopId} AND ${within(sql`p.known_since`)} AND m.measure IS NOT NULL
        AND p.deleted_at IS NULL AND p.merged_into IS NULL
    ) cases
    GROUP BY measure, day`);
}

/** What was counted since a day, by measure, oldest first; days on which nothing was are left out. */
export async function listDays(shopId: number, since: string, db: Db = pool): Promise<Map<string, Day[]>> {
  const rows = await db.query<Day & { measure: string }>(sql`
    SELECT measure, to_char(day, 'YYYY-MM-DD') AS day, counted, matching FROM quality_days
    WHERE shop_id = ${shopId} AND day >= ${since}::date ORDER BY measure, day`);
  const byMeasure = new Map<string, Day[]>();
  for (const { measure, ...day } of rows) byMeasure.set(measure, [...(byMeasure.get(measure) ?? []), day]);
  return byMeasure;
}

/** Days of long ago are compared with nothing any more. */
export async function forgetDays(shopId: number, before: string, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM quality_days WHERE shop_id = ${shopId} AND day < ${before}::date`);
}

/** All anomalies, the latest first. @param timezone in which the day of an end is told */
export async function listAnomalies(shopId: number, timezone: string, db: Db = pool): Promise<Anomaly[]> {
  return db.query<Anomaly>(sql`
    SELECT id, measure, subject, meant, to_char(since, 'YYYY-MM-DD') AS since, found_at AS "foundAt", evidence, expected,
      observed, to_char(ended_at AT TIME ZONE ${timezone}, 'YYYY-MM-DD') AS "endedDay", dismissed_at AS "dismissedAt",
      dismissed_for AS "dismissedFor"
    FROM quality_anomalies WHERE shop_id = ${shopId} ORDER BY found_at DESC, id DESC`);
}

/** How many are open. */
export async function countOpenAnomalies(shopId: number, db: Db = pool): Promise<number> {
  const [row] = await db.query<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM quality_anomalies
    WHERE shop_id = ${shopId} AND ended_at IS NULL AND dismissed_at IS NULL`);
  return row?.count ?? 0;
}

export async function openAnomaly(
  shopId: number,
  measure: Measure,
  found: { since: string; evidence: number; expected: number; observed: number },
  now: Date,
  tx: Tx,
): Promise<void> {
  await tx.query(sql`
    INSERT INTO quality_anomalies (shop_id, measure, since, found_at, evidence, expected, observed)
    VALUES (${shopId}, ${measure}, ${found.since}::date, ${now}, ${found.evidence}, ${found.expected}, ${found.observed})
    ON CONFLICT (shop_id, measure, subject) WHERE ended_at IS NULL AND dismissed_at IS NULL DO NOTHING`);
}

/** Tells of an open one how it stands now. */
export async function renewAnomaly(
  shopId: number,
  id: number,
  found: { evidence: number; expected: number; observed: number },
  tx: Tx,
): Promise<void> {
  await tx.query(sql`
    UPDATE quality_anomalies SET evidence = ${found.evidence}, expected = ${found.expected}, observed = ${found.observed}
    WHERE shop_id = ${shopId} AND id = ${id}`);
}

export async function endAnomaly(shopId: number, id: number, now: Date, tx: Tx): Promise<void> {
  await tx.query(sql`
    UPDATE quality_anomalies SET ended_at = ${now}
    WHERE shop_id = ${shopId} AND id = ${id} AND ended_at IS NULL AND dismissed_at IS NULL`);
}

/** Opens what is new of tags that look mistyped, and ends what is there no more. What was dismissed stays so. */
export async function keepTypos(
  shopId: number,
  typos: readonly LikelyTypo[],
  timezone: string,
  now: Date,
  tx: Tx,
): Promise<void> {
  const rows = recordset(
    typos.map(({ firstAt, ...typo }) => ({ ...typo, firstAt: firstAt.toISOString() })),
    { tag: "text", meant: "text", count: "int", meantCount: "int", firstAt: "timestamptz" },
  );
  await tx.query(sql`
    INSERT INTO quality_anomalies (shop_id, measure, subject, meant, since, found_at, evidence, expected, observed)
    SELECT ${shopId}::int, ${TAGS}::text, r.tag, r.meant, (r."firstAt" AT TIME ZONE ${timezone})::date, ${now}::timestamptz,
      0, r."meantCount", r.count FROM ${rows}
    WHERE NOT EXISTS (SELECT 1 FROM quality_anomalies a
      WHERE a.shop_id = ${shopId} AND a.measure = ${TAGS} AND a.subject = r.tag AND a.meant = r.meant AND a.dismissed_at IS NOT NULL)
    ON CONFLICT (shop_id, measure, subject) WHERE ended_at IS NULL AND dismissed_at IS NULL
    DO UPDATE SET observed = excluded.observed`);
  await tx.query(sql`
    UPDATE quality_anomalies a SET ended_at = ${now}
    WHERE a.shop_id = ${shopId} AND a.measure = ${TAGS} AND a.ended_at IS NULL AND a.dismissed_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM profile_tags t WHERE t.shop_id = a.shop_id AND t.tag = a.subject AND t.present)`);
}

/** @returns false when it is not open (any more) */
export async function dismiss(shopId: number, id: number, reason: string, now: Date, db: Db = pool): Promise<boolean> {
  const rows = await db.query(sql`
    UPDATE quality_anomalies SET dismissed_at = ${now}, dismissed_for = ${reason}
    WHERE shop_id = ${shopId} AND id = ${id} AND ended_at IS NULL AND dismissed_at IS NULL RETURNING 1`);
  return rows.length > 0;
}

export async function eraseShopQuality(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM quality_days WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM quality_anomalies WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM quality_looks WHERE shop_id = ${shopId}`);
}
