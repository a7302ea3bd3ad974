import sql, { type Sql } from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";

const pastDays = 90;
/** So many of those who buy stay below the cap. */
const shareBelowCap = 0.99;
/** Fewer buyers say nothing about what is out of the ordinary. */
const fewestBuyers = 20;

/** What shoppers did in the last 90 days without anything being tried. */
export interface PastRate {
  /** Who may be written to now. */
  people: number;
  /** The share of these who ordered within so many days, on average over the last 90; null where there is nobody. */
  rate: number | null;
  /** What 99 in 100 buyers stayed below within so many days, in minor units; null where too few bought. */
  capMinor: number | null;
}

/**
 * How often shoppers order by themselves: everybody who may be written to, or the members of some segments.
 * @param segmentIds null for everybody
 */
export async function findPastRate(
  shopId: number,
  { windowDays, segmentIds }: { windowDays: number; segmentIds: readonly number[] | null },
  now: Date,
  db: Db = pool,
): Promise<PastRate> {
  const windows = Math.max(1, Math.floor(pastDays / windowDays));
  const rows = await db.query<{ people: number; buying: number; buyers: number; cap: number | null }>(sql`
    WITH people AS (
      SELECT t.profile_id AS id FROM profile_traits t
      WHERE t.shop_id = ${shopId} AND t.email_subscription_status = 'SUBSCRIBED' AND ${isIn(shopId, segmentIds)}
    ), bought AS (
      SELECT o.profile_id, floor(extract(epoch FROM ${now} - o.processed_at) / ${windowDays * 86_400}::int) AS nth,
        sum(o.total_minor - o.refunded_minor)::float8 AS minor
      FROM orders o JOIN people p ON p.id = o.profile_id
      WHERE o.shop_id = ${shopId} AND o.processed_at <= ${now} AND o.cancelled_at IS NULL AND o.deleted_at IS NULL
        AND o.processed_at > ${now}::timestamptz - make_interval(days => ${windows * windowDays}::int)
      GROUP BY 1, 2
    )
    SELECT (SELECT count(*)::int FROM people) AS people, count(*)::int AS buying,
      count(DISTINCT profile_id)::int AS buyers, percentile_disc(${shareBelowCap}) WITHIN GROUP (ORDER BY minor) AS cap
    FROM bought`);
  const [row] = rows;
  if (!row || row.people === 0) return { people: 0, rate: null, capMinor: null };
  const { people, buying, buyers, cap } = row;
  const capMinor = buyers >= fewestBuyers && cap !== null && cap >= 1 ? Math.ceil(cap) : null;
  return { people, rate: buying / (people * windows), capMinor };
}

function isIn(shopId: number, segmentIds: readonly number[] | null): Sql {
  if (segmentIds === null) return sql`true`;
  return sql`EXISTS (
    SELECT 1 FROM memberships m
    WHERE m.shop_id = ${shopId} AND m.profile_id = t.profile_id AND m.segment_id = ANY (${[...segmentIds]}::int[])
      AND m.left_at IS NULL)`;
}
