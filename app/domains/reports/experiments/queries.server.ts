import sql from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import { standing } from "~/domains/attribution/index.server";

/** Who came into a flow in the last 90 days, each shopper once. */
export interface FlowPast {
  people: number;
  /** Of these whose days since are over, and how many ordered within them. */
  counted: number;
  bought: number;
}

/** What a flow has seen, as far as that tells what a comparison about it would see. */
export async function findFlowPast(
  shopId: number,
  { flowId, windowDays }: { flowId: number; windowDays: number },
  now: Date,
  db: Db = pool,
): Promise<FlowPast> {
  const [row] = await db.query<FlowPast>(sql`
    WITH came AS (
      SELECT profile_id, min(started_at) AS at, min(started_at) + make_interval(days => ${windowDays}::int) AS until
      FROM flow_runs
      WHERE shop_id = ${shopId} AND flow_id = ${flowId} AND started_at > ${now}::timestamptz - interval '90 days'
      GROUP BY 1
    )
    SELECT count(*)::int AS people, count(*) FILTER (WHERE c.until <= ${now})::int AS counted,
      count(*) FILTER (WHERE c.until <= ${now} AND EXISTS (
        SELECT 1 FROM orders o
        WHERE o.shop_id = ${shopId} AND o.profile_id = c.profile_id AND o.processed_at > c.at AND o.processed_at <= c.until
          AND ${standing}))::int AS bought
    FROM came c`);
  return row ?? { people: 0, counted: 0, bought: 0 };
}

/** How many shoppers came into a segment in the last 90 days, by something they did or because time passed. */
export async function countEntered(shopId: number, segmentId: number, now: Date, db: Db = pool): Promise<number> {
  const [row] = await db.query<{ count: number }>(sql`
    SELECT count(DISTINCT profile_id)::int AS count FROM memberships
    WHERE shop_id = ${shopId} AND segment_id = ${segmentId} AND entered_cause IN ('fact', 'time')
      AND entered_at > ${now}::timestamptz - interval '90 days'`);
  return row?.count ?? 0;
}
