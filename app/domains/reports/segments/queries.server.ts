import sql, { empty } from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import { windowDaysOf } from "~/domains/attribution/index.server";
import type { Slice } from "../model";
import type { DailyChange } from "./history";

/** How many are in each segment now. */
export async function countBySegment(shopId: number, db: Db = pool): Promise<Map<number, number>> {
  const rows = await db.query<{ id: number; size: number }>(sql`
    SELECT segment_id AS id, count(*)::int AS size FROM memberships
    WHERE shop_id = ${shopId} AND left_at IS NULL GROUP BY 1`);
  return new Map(rows.map(({ id, size }) => [id, size]));
}

/** Segments because of which a message was asked for since then. */
export async function listWrittenTo(shopId: number, since: Date, db: Db = pool): Promise<number[]> {
  const rows = await db.query<{ id: number }>(sql`
    SELECT DISTINCT segment_id AS id FROM messages
    WHERE shop_id = ${shopId} AND queued_at >= ${since} AND segment_id IS NOT NULL`);
  return rows.map(({ id }) => id);
}

/** Who came and went each day of the shop's calendar, by segment; days without a change are left out. */
export async function listDailyChanges(
  shopId: number,
  { timezone, since, segmentId }: { timezone: string; since: Date; segmentId?: number },
  db: Db = pool,
): Promise<Map<number, DailyChange[]>> {
  const only = segmentId === undefined ? empty : sql`AND segment_id = ${segmentId}`;
  const rows = await db.query<DailyChange & { segmentId: number }>(sql`
    SELECT segment_id AS "segmentId", to_char(at AT TIME ZONE ${timezone}, 'YYYY-MM-DD') AS day,
      count(*) FILTER (WHERE came)::int AS entered, count(*) FILTER (WHERE NOT came)::int AS "left"
    FROM (
      SELECT segment_id, entered_at AS at, true AS came FROM memberships
      WHERE shop_id = ${shopId} AND entered_at >= ${since} ${only}
      UNION ALL
      SELECT segment_id, left_at, false FROM memberships
      WHERE shop_id = ${shopId} AND left_at >= ${since} ${only}
    ) changes
    GROUP BY 1, 2`);
  const bySegment = new Map<number, DailyChange[]>();
  for (const { segmentId: id, ...change } of rows) bySegment.set(id, [...(bySegment.get(id) ?? []), change]);
  return bySegment;
}

export interface Member {
  profileId: string;
  name: string;
  email: string | null;
  since: Date;
  orders: number;
  spentMinor: string;
}

/** Who is in now, the latest to come first. */
export async function listMembers(
  shopId: number,
  segmentId: number,
  { limit, offset }: Slice,
  db: Db = pool,
): Promise<Member[]> {
  return db.query<Member>(sql`
    SELECT m.profile_id AS "profileId", trim(p.first_name || ' ' || p.last_name) AS name, p.email, m.entered_at AS since,
      coalesce(t.order_count, 0) AS orders, coalesce(t.spent_minor, 0)::bigint AS "spentMinor"
    FROM memberships m
    JOIN profiles p ON p.shop_id = m.shop_id AND p.id = m.profile_id
    LEFT JOIN profile_traits t ON t.shop_id = m.shop_id AND t.profile_id = m.profile_id
    WHERE m.shop_id = ${shopId} AND m.segment_id = ${segmentId} AND m.left_at IS NULL
    ORDER BY m.entered_at DESC, m.profile_id DESC LIMIT ${limit} OFFSET ${offset}`);
}

/** What messages that went out because of a segment led to, so far. */
export interface SegmentResult {
  sent: number;
  notSent: number;
  delivered: number;
  clicked: number;
  /** Of those written to, who unsubscribed within the attribution window. */
  unsubscribed: number;
  orders: number;
  revenueMinor: string;
}

export async function findSegmentResult(shopId: number, segmentId: number, db: Db = pool): Promise<SegmentResult> {
  const [row] = await db.query<SegmentResult>(sql`
    WITH own AS MATERIALIZED (
      SELECT id, profile_id, state, settled_at FROM messages WHERE shop_id = ${shopId} AND segment_id = ${segmentId}
    ), said AS (
      SELECT count(*) FILTER (WHERE f.kind = 'delivered') AS delivered, count(*) FILTER (WHERE f.kind = 'clicked') AS clicked
      FROM own JOIN message_feedback f ON f.shop_id = ${shopId} AND f.message_id = own.id
    ), bought AS (
      SELECT count(*) AS orders, coalesce(sum(k.credited_minor), 0) AS revenue
      FROM order_credits k JOIN shops s ON s.id = k.shop_id AND s.currency = k.currency
      WHERE k.shop_id = ${shopId} AND k.segment_id = ${segmentId} AND k.kind = 'last'
    )
    SELECT count(*) FILTER (WHERE state = 'sent')::int AS sent, count(*) FILTER (WHERE state = 'skipped')::int AS "notSent",
      (SELECT delivered FROM said)::int AS delivered, (SELECT clicked FROM said)::int AS clicked,
      (count(DISTINCT profile_id) FILTER (WHERE state = 'sent' AND EXISTS (
        SELECT 1 FROM consent_records c
        WHERE c.shop_id = ${shopId} AND c.profile_id = own.profile_id AND c.state = 'unsubscribed'
          AND c.occurred_at > own.settled_at
          AND c.occurred_at < own.settled_at + make_interval(hours => 24 * ${windowDaysOf(shopId)}))))::int AS unsubscribed,
      (SELECT orders FROM bought)::int AS orders, (SELECT revenue FROM bought)::bigint AS "revenueMinor"
    FROM own`);
  return row ?? { sent: 0, notSent: 0, delivered: 0, clicked: 0, unsubscribed: 0, orders: 0, revenueMinor: "0" };
}
