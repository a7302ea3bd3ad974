import sql, { type Sql } from "sql-template-tag";
import type { Db } from "~/db.server";
import type { Days } from "~/lib/report-period";
import type { MessageTotals, SegmentDay, SegmentTotals } from "./model";

/** The sums of rows `r` of daily_results, by the names of MessageTotals. */
export const totals = sql`
  coalesce(sum(r.sent), 0)::int AS sent, coalesce(sum(r.skipped), 0)::int AS skipped,
  coalesce(sum(r.delivered), 0)::int AS delivered, coalesce(sum(r.clicked), 0)::int AS clicked,
  coalesce(sum(r.unsubscribed), 0)::int AS unsubscribed, coalesce(sum(r.complained), 0)::int AS complained,
  coalesce(sum(r.orders), 0)::int AS orders, coalesce(sum(r.revenue_minor), 0)::float8 AS "revenueMinor",
  coalesce(sum(r.assisted), 0)::int AS assisted, coalesce(sum(r.foreign_orders), 0)::int AS "foreignOrders"`;

/** A segment, in one of its versions or in all. */
export interface Which {
  segmentId: number;
  version: number | null;
}

function ofVersion(column: Sql, version: number | null): Sql {
  return version === null ? sql`true` : sql`${column} = ${version}`;
}

/** All segments with what came of them on some days. A segment that was put away stands there if something came of it. */
export async function listTotals(shopId: number, { from, until }: Days, db: Db): Promise<SegmentTotals[]> {
  return db.query<SegmentTotals>(sql`
    WITH results AS (
      SELECT r.segment_id, ${totals} FROM daily_results r
      WHERE r.shop_id = ${shopId} AND r.day BETWEEN ${from}::date AND ${until}::date AND r.segment_id <> 0 GROUP BY 1
    ), moves AS (
      SELECT d.segment_id, sum(d.entered)::int AS entered, sum(d.left)::int AS left,
        (array_agg(d.size ORDER BY d.day DESC))[1] AS size
      FROM daily_segments d
      WHERE d.shop_id = ${shopId} AND d.day BETWEEN ${from}::date AND ${until}::date GROUP BY 1
    )
    SELECT s.id AS "segmentId", s.name, CASE WHEN s.archived_at IS NULL THEN coalesce(m.size, 0) ELSE 0 END AS size,
      coalesce(m.entered, 0) AS entered, coalesce(m.left, 0) AS left, ${resultColumns}
    FROM segments s
    LEFT JOIN results r ON r.segment_id = s.id LEFT JOIN moves m ON m.segment_id = s.id
    WHERE s.shop_id = ${shopId} AND (s.archived_at IS NULL OR r.segment_id IS NOT NULL)
    ORDER BY "revenueMinor" DESC, s.name, s.id`);
}

const resultColumns = sql`
  coalesce(r.sent, 0) AS sent, coalesce(r.skipped, 0) AS skipped, coalesce(r.delivered, 0) AS delivered,
  coalesce(r.clicked, 0) AS clicked, coalesce(r.unsubscribed, 0) AS unsubscribed, coalesce(r.complained, 0) AS complained,
  coalesce(r.orders, 0) AS orders, coalesce(r."revenueMinor", 0) AS "revenueMinor", coalesce(r.assisted, 0) AS assisted,
  coalesce(r."foreignOrders", 0) AS "foreignOrders"`;

/** A segment day by day, each day of the period. */
export async function listSegmentDays(
  shopId: number,
  { segmentId, version }: Which,
  { from, until }: Days,
  db: Db,
): Promise<SegmentDay[]> {
  return db.query<SegmentDay>(sql`
    WITH results AS (
      SELECT r.day, ${totals} FROM daily_results r
      WHERE r.shop_id = ${shopId} AND r.segment_id = ${segmentId} AND r.day BETWEEN ${from}::date AND ${until}::date
        AND ${ofVersion(sql`r.segment_version`, version)} GROUP BY 1
    )
    SELECT to_char(d, 'YYYY-MM-DD') AS day, s.size, s.entered, s.left, ${resultColumns}
    FROM generate_series(${from}::timestamp, ${until}::timestamp, interval '1 day') d
    LEFT JOIN daily_segments s ON s.shop_id = ${shopId} AND s.segment_id = ${segmentId} AND s.day = d::date
      AND ${ofVersion(sql`s.version`, version)}
    LEFT JOIN results r ON r.day = d::date
    ORDER BY d`);
}

/** What one segment came to on some days. */
export async function findSegmentTotals(
  shopId: number,
  { segmentId, version }: Which,
  { from, until }: Days,
  db: Db,
): Promise<MessageTotals> {
  const [row] = await db.query<MessageTotals>(sql`
    SELECT ${totals} FROM daily_results r
    WHERE r.shop_id = ${shopId} AND r.segment_id = ${segmentId} AND r.day BETWEEN ${from}::date AND ${until}::date
      AND ${ofVersion(sql`r.segment_version`, version)}`);
  if (!row) throw new Error("A sum without a row");
  return row;
}
