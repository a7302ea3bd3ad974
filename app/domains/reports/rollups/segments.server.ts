import sql from "sql-template-tag";
import type { Tx } from "~/db.server";
import { eraseShopSales } from "../orders/queries.server";
import { beginOf, dayOf } from "./days.server";

/**
 * Writes how large each segment was at the end of each day after one, and who came and went. Sizes are worked out
 * backwards from now. A segment of which nothing was written yet, or not up to that day, is written from where its own
 * past begins or breaks off.
 * @param closed the last day that is final: "2026-03-01", or null while none is
 */
export async function rollUpSegments(shopId: number, closed: string | null, now: Date, tx: Tx): Promise<void> {
  const today = dayOf(shopId, sql`${now}::timestamptz`);
  await tx.query(sql`
    WITH kept AS MATERIALIZED (
      SELECT s.id, coalesce(CASE WHEN written.day IS NOT NULL THEN least(written.day, ${closed}::date) + 1 END,
          ${dayOf(shopId, sql`first.at`)}, ${dayOf(shopId, sql`s.created_at`)}) AS since
      FROM segments s
      LEFT JOIN LATERAL (
        SELECT max(d.day) AS day FROM daily_segments d
        WHERE d.shop_id = ${shopId} AND d.segment_id = s.id AND ${closed}::date IS NOT NULL) written ON true
      LEFT JOIN LATERAL (
        SELECT min(m.entered_at) AS at FROM memberships m WHERE m.shop_id = ${shopId} AND m.segment_id = s.id) first ON true
      WHERE s.shop_id = ${shopId} AND s.archived_at IS NULL AND s.state = 'live'
    ), sizes AS (
      SELECT segment_id, count(*) AS size FROM memberships WHERE shop_id = ${shopId} AND left_at IS NULL GROUP BY 1
    ), changes AS (
      SELECT segment_id, day, count(*) FILTER (WHERE came) AS entered, count(*) FILTER (WHERE NOT came) AS left
      FROM (
        SELECT m.segment_id, ${dayOf(shopId, sql`m.entered_at`)} AS day, true AS came
        FROM kept k JOIN memberships m ON m.shop_id = ${shopId} AND m.segment_id = k.id
          AND m.entered_at >= ${beginOf(shopId, sql`k.since`)} AND m.entered_at <= ${now}
        UNION ALL
        SELECT m.segment_id, ${dayOf(shopId, sql`m.left_at`)}, false
        FROM memberships m JOIN kept k ON m.segment_id = k.id
        WHERE m.shop_id = ${shopId} AND m.left_at >= ${beginOf(shopId, sql`(SELECT min(since) FROM kept)`)}
          AND m.left_at >= ${beginOf(shopId, sql`k.since`)} AND m.left_at <= ${now}
      ) moves GROUP BY 1, 2
    ), days AS (
      SELECT k.id AS segment_id, d::date AS day, coalesce(c.entered, 0) AS entered, coalesce(c.left, 0) AS left
      FROM kept k
      CROSS JOIN LATERAL generate_series(k.since::timestamp, ${today}::timestamp, interval '1 day') d
      LEFT JOIN changes c ON c.segment_id = k.id AND c.day = d::date
    )
    INSERT INTO daily_segments (shop_id, segment_id, day, version, size, entered, "left")
    SELECT ${shopId}::int, d.segment_id, d.day, coalesce((
        SELECT max(v.version) FROM segment_versions v
        WHERE v.shop_id = ${shopId} AND v.segment_id = d.segment_id
          AND v.created_at < ${beginOf(shopId, sql`d.day + 1`)} AND v.created_at <= ${now}), 1),
      coalesce(s.size, 0) - coalesce(sum(d.entered - d.left) OVER (
        PARTITION BY d.segment_id ORDER BY d.day DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0),
      d.entered, d.left
    FROM days d LEFT JOIN sizes s ON s.segment_id = d.segment_id
    ON CONFLICT (shop_id, segment_id, day) DO UPDATE SET version = excluded.version, size = excluded.size,
      entered = excluded.entered, "left" = excluded.left`);
}

/** Writes into today's rows what those who are in have bought so far, and anew who is in two segments at once. */
export async function rollUpMembers(shopId: number, now: Date, tx: Tx): Promise<void> {
  await tx.query(sql`
    WITH bought AS (
      SELECT m.segment_id, coalesce(sum(t.order_count), 0) AS orders, coalesce(sum(t.spent_minor), 0) AS spent,
        coalesce(sum(t.spent_minor::float8 * t.spent_minor), 0) AS squares, count(*) FILTER (WHERE t.order_count > 0) AS buyers,
        count(*) FILTER (WHERE t.order_count > 1) AS repeat_buyers
      FROM memberships m LEFT JOIN profile_traits t ON t.shop_id = ${shopId} AND t.profile_id = m.profile_id
      WHERE m.shop_id = ${shopId} AND m.left_at IS NULL GROUP BY 1
    )
    UPDATE daily_segments d SET orders = coalesce(b.orders, 0), spent_minor = coalesce(b.spent, 0),
      spent_squares = coalesce(b.squares, 0), buyers = coalesce(b.buyers, 0), repeat_buyers = coalesce(b.repeat_buyers, 0)
    FROM segments s LEFT JOIN bought b ON b.segment_id = s.id
    WHERE d.shop_id = ${shopId} AND s.shop_id = ${shopId} AND s.id = d.segment_id
      AND d.day = ${dayOf(shopId, sql`${now}::timestamptz`)}`);
  await tx.query(sql`DELETE FROM segment_overlaps WHERE shop_id = ${shopId}`);
  await tx.query(sql`
    INSERT INTO segment_overlaps (shop_id, segment_id, other_id, shared)
    SELECT ${shopId}::int, a.segment_id, b.segment_id, count(*)
    FROM memberships a JOIN memberships b ON b.shop_id = ${shopId} AND b.profile_id = a.profile_id AND b.left_at IS NULL
    WHERE a.shop_id = ${shopId} AND a.left_at IS NULL AND b.segment_id <> a.segment_id GROUP BY 2, 3`);
}

export async function eraseShopRollups(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM daily_results WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM daily_segments WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM segment_overlaps WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM rollup_states WHERE shop_id = ${shopId}`);
  await eraseShopSales(shopId, tx);
}
