import sql, { type Sql } from "sql-template-tag";
import type { Db } from "~/db.server";
import type { Days } from "~/lib/report-period";
import { beginOf } from "../rollups/days.server";
import type { CrossSell, Overlap, SegmentValue, TimeToOrder } from "./model";
import type { Which } from "./totals.server";

/** What those who are in have bought, as it was worked out last. */
export async function findSegmentValue(shopId: number, segmentId: number, db: Db): Promise<SegmentValue | null> {
  const [row] = await db.query<SegmentValue>(sql`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, size AS people, orders, spent_minor::float8 AS "spentMinor", buyers,
      repeat_buyers AS "repeatBuyers"
    FROM daily_segments WHERE shop_id = ${shopId} AND segment_id = ${segmentId} AND orders IS NOT NULL
    ORDER BY day DESC LIMIT 1`);
  return row ?? null;
}

/** The segments in which most of its shoppers are, too, as of the last night. */
export async function listOverlaps(shopId: number, segmentId: number, limit: number, db: Db): Promise<Overlap[]> {
  return db.query<Overlap>(sql`
    SELECT o.other_id AS "segmentId", s.name, o.shared, coalesce((
      SELECT d.size FROM daily_segments d WHERE d.shop_id = ${shopId} AND d.segment_id = o.other_id
      ORDER BY d.day DESC LIMIT 1), 0) AS size
    FROM segment_overlaps o JOIN segments s ON s.shop_id = o.shop_id AND s.id = o.other_id AND s.archived_at IS NULL
    WHERE o.shop_id = ${shopId} AND o.segment_id = ${segmentId}
    ORDER BY o.shared DESC, o.other_id LIMIT ${limit}`);
}

/** From when on an order is counted to be so long after its message. */
const spans = [
  { label: "Within an hour", hours: 0 },
  { label: "1 to 6 hours", hours: 1 },
  { label: "6 to 24 hours", hours: 6 },
  { label: "A day", hours: 24 },
  { label: "2 days", hours: 48 },
  { label: "3 to 4 days", hours: 72 },
  { label: "5 days or more", hours: 120 },
] as const;

/** Orders credited to the segment's messages, as an SQL condition on the credit `k`. */
function credited(shopId: number, { segmentId, version }: Which, { from, until }: Days): Sql {
  return sql`k.shop_id = ${shopId} AND k.segment_id = ${segmentId} AND k.kind = 'last'
    AND k.ordered_at >= ${beginOf(shopId, sql`${from}::date`)} AND k.ordered_at < ${beginOf(shopId, sql`${until}::date + 1`)}
    AND ${version === null ? sql`true` : sql`k.segment_version = ${version}`}`;
}

/** How long after the message its orders came. */
export async function listTimesToOrder(shopId: number, which: Which, days: Days, db: Db): Promise<TimeToOrder[]> {
  const rows = await db.query<{ place: number; orders: number }>(sql`
    SELECT width_bucket(extract(epoch FROM k.ordered_at - k.sent_at) / 3600, ${spans.map(({ hours }) => hours)}::numeric[]) AS place,
      count(*)::int AS orders
    FROM order_credits k WHERE ${credited(shopId, which, days)} GROUP BY 1`);
  const counts = new Map(rows.map(({ place, orders }) => [place, orders]));
  return spans.map(({ label }, i) => ({
    label,
    orders: (counts.get(i + 1) ?? 0) + (i === 0 ? (counts.get(0) ?? 0) : 0),
  }));
}

/** How many of the orders brought their shopper to a category from which she had never bought. */
export async function findCrossSell(shopId: number, which: Which, days: Days, db: Db): Promise<CrossSell> {
  const [row] = await db.query<CrossSell>(sql`
    SELECT count(k.is_cross_sell)::int AS known, count(*) FILTER (WHERE k.is_cross_sell)::int AS crossed
    FROM order_credits k WHERE ${credited(shopId, which, days)}`);
  return row ?? { known: 0, crossed: 0 };
}

/**
 * How many mails were not sent that would have been, had each message of the segment gone to everybody who may be written
 * to: each template of a flow or a campaign once. Null while nobody has counted who may be written to.
 */
export async function countSendsAvoided(
  shopId: number,
  { segmentId, version }: Which,
  { from, until }: Days,
  db: Db,
): Promise<number | null> {
  const [row] = await db.query<{ avoided: number | null }>(sql`
    SELECT (SELECT coalesce(sum(greatest(0, t.reachable - m.sent)), 0)::int FROM (
        SELECT sum(r.sent) AS sent FROM daily_results r
        WHERE r.shop_id = ${shopId} AND r.segment_id = ${segmentId} AND r.day BETWEEN ${from}::date AND ${until}::date
          AND ${version === null ? sql`true` : sql`r.segment_version = ${version}`}
        GROUP BY r.source_kind, r.program_id, r.template_key HAVING sum(r.sent) > 0) m) AS avoided
    FROM rollup_states t WHERE t.shop_id = ${shopId}`);
  return row?.avoided ?? null;
}
