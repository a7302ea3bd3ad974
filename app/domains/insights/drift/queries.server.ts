import sql, { empty } from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { recordset } from "~/lib/sql";
import type { MixedDay } from "~/lib/watch/mix";
import type { Day } from "~/lib/watch/model";
import type { AskedThing } from "./asked";
import { dimensions, DriftKind, Found, type Dimension, type DriftAlarm, type Finding } from "./model";

/** Some days of the shop's calendar: from the first to the day after the last. */
export interface Days {
  timezone: string;
  from: string;
  until: string;
}

/** Two workers do not look at one shop at once. */
export async function takeTurn(shopId: number, tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ taken: boolean }>(sql`
    SELECT pg_try_advisory_xact_lock(hashtext('insights'), ${shopId}) AS taken`);
  return row?.taken ?? false;
}

export async function findLastLook(shopId: number, db: Db = pool): Promise<Date | null> {
  const [row] = await db.query<{ at: Date }>(sql`
    SELECT looked_at AS at FROM insight_looks WHERE shop_id = ${shopId}`);
  return row?.at ?? null;
}

export async function noteLook(shopId: number, now: Date, tx: Tx): Promise<void> {
  await tx.query(sql`
    INSERT INTO insight_looks (shop_id, looked_at) VALUES (${shopId}, ${now})
    ON CONFLICT (shop_id) DO UPDATE SET looked_at = excluded.looked_at`);
}

/** Since when each segment means what it means; of one that never changed, null. */
export async function listMeaningDays(shopId: number, timezone: string, db: Db): Promise<Map<number, string>> {
  const rows = await db.query<{ id: number; day: string }>(sql`
    SELECT segment_id AS id, to_char(max(created_at) AT TIME ZONE ${timezone}, 'YYYY-MM-DD') AS day FROM segment_versions
    WHERE shop_id = ${shopId} GROUP BY segment_id HAVING count(*) > 1`);
  return new Map(rows.map(({ id, day }) => [id, day]));
}

const [clickHours, orderHours] = [24, 72];

interface RateRow {
  id: number;
  day: string;
  sent: number;
  delivered: number;
  clicked: number;
  ordered: number;
}

/** How the mails of each day and segment were taken: delivered and soon clicked, sent and soon followed by an order. */
export async function listRates(
  shopId: number,
  { timezone, from, until }: Days,
  db: Db,
): Promise<Map<number, { clicks: Day[]; orders: Day[] }>> {
  const rows = await db.query<RateRow>(sql`
    WITH own AS MATERIALIZED (
      SELECT m.id, m.segment_id, m.profile_id, m.settled_at FROM messages m
      WHERE m.shop_id = ${shopId} AND m.state = 'sent' AND m.segment_id IS NOT NULL
        AND m.queued_at >= (${from}::date - 14)::timestamp AT TIME ZONE ${timezone}
        AND m.settled_at >= ${from}::date::timestamp AT TIME ZONE ${timezone}
        AND m.settled_at < ${until}::date::timestamp AT TIME ZONE ${timezone}
    ), told AS MATERIALIZED (
      SELECT o.id, bool_or(f.kind = 'clicked' AND f.occurred_at < o.settled_at + make_interval(hours => ${clickHours})) AS clicked
      FROM own o JOIN message_feedback f ON f.shop_id = ${shopId} AND f.message_id = o.id AND f.kind IN ('delivered', 'clicked')
      GROUP BY o.id
    )
    SELECT own.segment_id AS id, to_char(own.settled_at AT TIME ZONE ${timezone}, 'YYYY-MM-DD') AS day, count(*)::int AS sent,
      count(told.id)::int AS delivered, (count(*) FILTER (WHERE told.clicked))::int AS clicked,
      (count(*) FILTER (WHERE EXISTS (
        SELECT 1 FROM orders o WHERE o.shop_id = ${shopId} AND o.profile_id = own.profile_id
          AND o.processed_at > own.settled_at AND o.processed_at < own.settled_at + make_interval(hours => ${orderHours})
          AND o.cancelled_at IS NULL AND o.deleted_at IS NULL)))::int AS ordered
    FROM own LEFT JOIN told ON told.id = own.id
    GROUP BY 1, 2 ORDER BY 1, 2`);
  const bySegment = new Map<number, { clicks: Day[]; orders: Day[] }>();
  for (const { id, day, sent, delivered, clicked, ordered } of rows) {
    const own = bySegment.get(id) ?? { clicks: [], orders: [] };
    own.clicks.push({ day, counted: delivered, matching: clicked });
    own.orders.push({ day, counted: sent, matching: ordered });
    bySegment.set(id, own);
  }
  return bySegment;
}

/** Who came into each segment on each day, by what kind of shopper it was, in each respect. */
export async function listEntrants(
  shopId: number,
  { timezone, from, until }: Days,
  db: Db,
): Promise<Map<number, Map<Dimension, MixedDay[]>>> {
  const rows = await db.query<{ id: number; day: string; dimension: Dimension; kind: string; count: number }>(sql`
    SELECT m.segment_id AS id, to_char(m.entered_at AT TIME ZONE ${timezone}, 'YYYY-MM-DD') AS day, k.dimension, k.kind,
      count(*)::int AS count
    FROM memberships m JOIN profiles p ON p.shop_id = m.shop_id AND p.id = m.profile_id
    CROSS JOIN LATERAL (
      SELECT count(*) AS orders FROM (
        SELECT 1 FROM orders o WHERE o.shop_id = ${shopId} AND o.profile_id = m.profile_id AND o.processed_at <= m.entered_at
          AND o.cancelled_at IS NULL AND o.deleted_at IS NULL LIMIT 3) few
    ) had
    CROSS JOIN LATERAL (VALUES
      ('country', coalesce(p.country_code, '')),
      ('language', coalesce(lower(left(p.locale, 2)), '')),
      ('acquaintance', CASE WHEN m.entered_at < p.known_since + interval '1 day' THEN 'new' ELSE 'known' END),
      ('orders', had.orders::text)) k(dimension, kind)
    WHERE m.shop_id = ${shopId} AND m.entered_cause <> 'definition'
      AND m.entered_at >= ${from}::date::timestamp AT TIME ZONE ${timezone}
      AND m.entered_at < ${until}::date::timestamp AT TIME ZONE ${timezone}
    GROUP BY 1, 2, 3, 4`);
  const bySegment = new Map<number, Map<Dimension, MixedDay[]>>();
  const days = new Map<string, Map<string, number>>();
  for (const { id, day, dimension, kind, count } of rows) {
    const own = bySegment.get(id) ?? new Map(dimensions.map((one): [Dimension, MixedDay[]] => [one, []]));
    bySegment.set(id, own);
    const key = `${id} ${dimension} ${day}`;
    const counts = days.get(key) ?? new Map<string, number>();
    if (!days.has(key)) own.get(dimension)?.push({ day, counts });
    days.set(key, counts.set(kind, count));
  }
  return bySegment;
}

/** What of the catalog is gone, or mostly new, of what segments ask for. */
export interface CatalogChange extends AskedThing {
  how: "gone" | "new";
  /** As the shop calls it. */
  title: string;
  since: string;
  /** Products there are now, and how many there were or are new. */
  left: number;
  changed: number;
}

const [goneDays, newDays] = [30, 7];

export async function listCatalogChanges(
  shopId: number,
  asked: readonly AskedThing[],
  timezone: string,
  now: Date,
  db: Db,
): Promise<CatalogChange[]> {
  if (asked.length === 0) return [];
  const isGone = sql`(p.deleted_at IS NOT NULL OR p.status <> 'active')`;
  const goneAt = sql`coalesce(p.deleted_at, p.version)`;
  return db.query<CatalogChange>(sql`
    WITH things AS (
      SELECT r.kind, r.value, max(CASE WHEN r.kind = 'product' THEN p.title WHEN r.kind = 'collection' THEN c.title ELSE r.value END) AS title,
        (count(p.product_id) FILTER (WHERE NOT ${isGone}))::int AS "left",
        (count(p.product_id) FILTER (WHERE ${isGone} AND ${goneAt} > ${now}::timestamptz - make_interval(days => ${goneDays})))::int AS gone,
        max(${goneAt}) FILTER (WHERE ${isGone}) AS gone_at,
        (count(p.product_id) FILTER (WHERE NOT ${isGone} AND p.created_at > ${now}::timestamptz - make_interval(days => ${newDays})))::int AS fresh,
        min(p.created_at) FILTER (WHERE p.created_at > ${now}::timestamptz - make_interval(days => ${newDays})) AS fresh_at
      FROM ${recordset(
        asked.map(({ kind, value }) => ({ kind, value })),
        { kind: "text", value: "text" },
      )}
      LEFT JOIN collections c ON r.kind = 'collection' AND c.shop_id = ${shopId} AND c.collection_id::text = r.value
      LEFT JOIN products p ON p.shop_id = ${shopId} AND CASE r.kind
        WHEN 'product' THEN p.product_id::text = r.value
        WHEN 'tag' THEN r.value = ANY (SELECT lower(t) FROM unnest(p.tags) t)
        WHEN 'product_type' THEN lower(p.product_type) = r.value
        WHEN 'vendor' THEN lower(p.vendor) = r.value
        ELSE EXISTS (SELECT 1 FROM collection_products i
          WHERE i.shop_id = p.shop_id AND i.product_id = p.product_id AND i.collection_id::text = r.value) END
      GROUP BY r.kind, r.value
    )
    SELECT kind, value, coalesce(title, value) AS title, 'gone' AS how, to_char(gone_at AT TIME ZONE ${timezone}, 'YYYY-MM-DD') AS since,
      "left", gone AS changed
    FROM things WHERE "left" = 0 AND gone > 0
    UNION ALL
    SELECT kind, value, coalesce(title, value), 'new', to_char(fresh_at AT TIME ZONE ${timezone}, 'YYYY-MM-DD'), "left", fresh
    FROM things WHERE kind <> 'product' AND fresh >= 3 AND fresh >= 0.3 * "left" AND "left" > fresh`);
}

interface Row {
  id: number;
  segmentId: number;
  kind: unknown;
  since: string;
  evidence: number;
  found: unknown;
  foundAt: Date;
  endedAt: Date | null;
  dismissedAt: Date | null;
  dismissedFor: string | null;
  toldAt: Date | null;
}

/** Alarms, the latest first. @param isOpen whether only those that are neither over nor dismissed */
export async function listAlarms(
  shopId: number,
  { isOpen = false }: { isOpen?: boolean } = {},
  db: Db = pool,
): Promise<DriftAlarm[]> {
  const rows = await db.query<Row>(sql`
    SELECT id, segment_id AS "segmentId", kind, to_char(since, 'YYYY-MM-DD') AS since, evidence, found, found_at AS "foundAt",
      ended_at AS "endedAt", dismissed_at AS "dismissedAt", dismissed_for AS "dismissedFor", told_at AS "toldAt"
    FROM drift_alarms WHERE shop_id = ${shopId} ${isOpen ? sql`AND ended_at IS NULL AND dismissed_at IS NULL` : empty}
    ORDER BY found_at DESC, id DESC LIMIT 500`);
  return rows.map((row) => ({ ...row, kind: DriftKind.parse(row.kind), found: Found.parse(row.found) }));
}

export async function openAlarms(shopId: number, findings: readonly Finding[], now: Date, tx: Tx): Promise<void> {
  if (findings.length === 0) return;
  const rows = recordset(
    findings.map(({ segmentId, kind, since, evidence, found }) => ({ segmentId, kind, since, evidence, found })),
    { segmentId: "int", kind: "text", since: "date", evidence: "float8", found: "jsonb" },
  );
  await tx.query(sql`
    INSERT INTO drift_alarms (shop_id, segment_id, kind, since, found_at, evidence, found)
    SELECT ${shopId}::int, r."segmentId", r.kind, r.since, ${now}::timestamptz, r.evidence, r.found FROM ${rows}
    ON CONFLICT (shop_id, segment_id, kind) WHERE ended_at IS NULL AND dismissed_at IS NULL
    DO UPDATE SET evidence = excluded.evidence, found = excluded.found`);
}

export async function endAlarms(shopId: number, ids: readonly number[], now: Date, tx: Tx): Promise<void> {
  if (ids.length === 0) return;
  await tx.query(sql`
    UPDATE drift_alarms SET ended_at = ${now}
    WHERE shop_id = ${shopId} AND id = ANY (${[...ids]}::int[]) AND ended_at IS NULL AND dismissed_at IS NULL`);
}

/** @returns false when it is not open (any more) */
export async function dismissDrift(
  shopId: number,
  id: number,
  reason: string,
  now: Date,
  db: Db = pool,
): Promise<boolean> {
  const rows = await db.query(sql`
    UPDATE drift_alarms SET dismissed_at = ${now}, dismissed_for = ${reason}
    WHERE shop_id = ${shopId} AND id = ${id} AND ended_at IS NULL AND dismissed_at IS NULL RETURNING 1`);
  return rows.length > 0;
}

/** Remembers of alarms that they stood in a mail. */
export async function noteTold(shopId: number, ids: readonly number[], now: Date, tx: Tx): Promise<void> {
  await tx.query(sql`
    UPDATE drift_alarms SET told_at = ${now} WHERE shop_id = ${shopId} AND id = ANY (${[...ids]}::int[])`);
}

export async function eraseShopDrift(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM drift_alarms WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM insight_looks WHERE shop_id = ${shopId}`);
}
