import sql from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import type { Sums } from "~/domains/experiments";
import type { Days } from "~/lib/report-period";
import type { Members } from "./model";

/** Who is in segments and what they have bought, as of the last day on which it was worked out. */
export async function findMembers(
  shopId: number,
  segmentIds: readonly number[],
  db: Db = pool,
): Promise<Map<number, Members>> {
  const rows = await db.query<{
    segmentId: number;
    shoppers: number;
    buyers: number;
    repeatBuyers: number;
    sum: number;
    sumSquares: number;
  }>(sql`
    SELECT DISTINCT ON (segment_id) segment_id AS "segmentId", size AS shoppers, coalesce(buyers, 0) AS buyers,
      coalesce(repeat_buyers, 0) AS "repeatBuyers", spent_minor::float8 AS sum, spent_squares AS "sumSquares"
    FROM daily_segments
    WHERE shop_id = ${shopId} AND segment_id = ANY (${[...segmentIds]}::int[]) AND spent_minor IS NOT NULL
      AND spent_squares IS NOT NULL
    ORDER BY segment_id, day DESC`);
  return new Map(
    rows.map(({ segmentId, shoppers, buyers, repeatBuyers, sum, sumSquares }) => [
      segmentId,
      { shoppers, buyers, repeatBuyers, spent: { people: shoppers, sum, sumSquares } },
    ]),
  );
}

/** What mails because of segments were credited with by orders of these days, mail by mail; those without are not counted here. */
export async function sumCredits(
  shopId: number,
  segmentIds: readonly number[],
  { from, until }: Days,
  db: Db = pool,
): Promise<Map<number, Omit<Sums, "people"> & { buyers: number }>> {
  const rows = await db.query<{ segmentId: number; buyers: number; sum: number; sumSquares: number }>(sql`
    SELECT segment_id AS "segmentId", count(*)::int AS buyers, sum(minor)::float8 AS sum, sum(minor * minor)::float8 AS "sumSquares"
    FROM (
      SELECT c.segment_id, c.message_id, sum(c.credited_minor)::float8 AS minor
      FROM order_credits c JOIN shops s ON s.id = c.shop_id
      WHERE c.shop_id = ${shopId} AND c.segment_id = ANY (${[...segmentIds]}::int[]) AND c.kind = 'last'
        AND c.currency = s.currency AND c.ordered_at >= ${from}::timestamp AT TIME ZONE s.timezone
        AND c.ordered_at < (${until}::date + 1)::timestamp AT TIME ZONE s.timezone
      GROUP BY 1, 2
    ) mails GROUP BY 1`);
  return new Map(rows.map(({ segmentId, ...sums }) => [segmentId, sums]));
}

/** How many are in both, as of the last night; null where that was not counted. */
export async function findShared(
  shopId: number,
  [a, b]: readonly [number, number],
  db: Db = pool,
): Promise<number | null> {
  const [row] = await db.query<{ shared: number }>(sql`
    SELECT shared FROM segment_overlaps
    WHERE shop_id = ${shopId} AND ((segment_id = ${a} AND other_id = ${b}) OR (segment_id = ${b} AND other_id = ${a}))
    LIMIT 1`);
  return row?.shared ?? null;
}
