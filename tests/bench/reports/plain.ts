// The same figures as one would write them by hand, straight from the facts: what a page would cost without rollups.
import type pg from "pg";

/** By segment: sent, clicked, orders and revenue of some days. */
export async function totalsPlainly(client: pg.Client, shopId: number, days: { from: string; until: string }) {
  const { rows } = await client.query<{
    segmentId: number;
    sent: number;
    clicked: number;
    orders: number;
    revenueMinor: number;
  }>(
    `WITH sent AS (
      SELECT segment_id, count(*)::int AS n FROM messages
      WHERE shop_id = $1 AND state = 'sent' AND settled_at >= $2 AND settled_at < $3::date + 1 GROUP BY 1
    ), clicked AS (
      SELECT m.segment_id, count(*)::int AS n FROM message_feedback f JOIN messages m ON m.shop_id = f.shop_id AND m.id = f.message_id
      WHERE f.shop_id = $1 AND f.kind = 'clicked' AND f.occurred_at >= $2 AND f.occurred_at < $3::date + 1 GROUP BY 1
    ), bought AS (
      SELECT k.segment_id, count(*)::int AS n, sum(o.total_minor)::float8 AS minor
      FROM orders o CROSS JOIN LATERAL (
        SELECT m.segment_id FROM messages m JOIN message_feedback f ON f.shop_id = $1 AND f.message_id = m.id AND f.kind = 'clicked'
        WHERE m.shop_id = $1 AND m.profile_id = o.profile_id AND f.occurred_at <= o.processed_at
          AND f.occurred_at > o.processed_at - interval '5 days' ORDER BY f.occurred_at DESC, m.id DESC LIMIT 1) k
      WHERE o.shop_id = $1 AND o.processed_at >= $2 AND o.processed_at < $3::date + 1 GROUP BY 1
    )
    SELECT s.id AS "segmentId", coalesce(sent.n, 0) AS sent, coalesce(clicked.n, 0) AS clicked, coalesce(bought.n, 0) AS orders,
      coalesce(bought.minor, 0) AS "revenueMinor"
    FROM segments s LEFT JOIN sent ON sent.segment_id = s.id LEFT JOIN clicked ON clicked.segment_id = s.id
    LEFT JOIN bought ON bought.segment_id = s.id WHERE s.shop_id = $1 ORDER BY s.id`,
    [shopId, days.from, days.until],
  );
  return rows;
}

/** A segment's size now, its days, what its members have spent, and who is in others too. */
export async function segmentPlainly(client: pg.Client, shopId: number, segmentId: number): Promise<void> {
  await client.query(
    `SELECT day, sum(came) FROM (
      SELECT entered_at::date AS day, 1 AS came FROM memberships WHERE shop_id = $1 AND segment_id = $2
      UNION ALL SELECT left_at::date, -1 FROM memberships WHERE shop_id = $1 AND segment_id = $2 AND left_at IS NOT NULL) moves GROUP BY 1`,
    [shopId, segmentId],
  );
  await client.query(
    `SELECT count(*), sum(t.order_count), sum(t.spent_minor) FROM memberships m
     JOIN profile_traits t ON t.shop_id = m.shop_id AND t.profile_id = m.profile_id
     WHERE m.shop_id = $1 AND m.segment_id = $2 AND m.left_at IS NULL`,
    [shopId, segmentId],
  );
  await client.query(
    `SELECT o.segment_id, count(*) FROM memberships m
     JOIN memberships o ON o.shop_id = m.shop_id AND o.profile_id = m.profile_id AND o.left_at IS NULL
     WHERE m.shop_id = $1 AND m.segment_id = $2 AND m.left_at IS NULL GROUP BY 1`,
    [shopId, segmentId],
  );
}
