import sql from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import { findPermissions, latestConsents } from "~/domains/consent/index.server";
import { findRollupState, type RollupState } from "../rollups/queries.server";
import type { StageMove } from "./model";

/** What takes a pass over everyone: as of the last time it was added up, and before the first time now. */
export async function findStanding(
  shopId: number,
  now: Date,
  db: Db = pool,
): Promise<Pick<RollupState, "reachable" | "moves">> {
  return (await findRollupState(shopId, db)) ?? countStanding(shopId, now, db);
}

/** The same, now. */
export async function countStanding(shopId: number, now: Date, db: Db) {
  return { reachable: await countReachable(shopId, now, db), moves: await countStageMoves(shopId, now, db) };
}

/** Shoppers who permit mail and whose address takes it. */
async function countReachable(shopId: number, now: Date, db: Db): Promise<number> {
  const [row] = await db.query<{ subscribed: number; troubled: string[] }>(sql`
    SELECT
      (SELECT count(*)::int FROM profiles p JOIN (${latestConsents(shopId, now)}) c ON c.email = p.email
        WHERE p.shop_id = ${shopId} AND p.deleted_at IS NULL AND p.merged_into IS NULL AND c.state = 'subscribed') AS subscribed,
      ARRAY(SELECT DISTINCT m.profile_id::text FROM messages m JOIN message_feedback f ON f.shop_id = m.shop_id AND f.message_id = m.id
        WHERE m.shop_id = ${shopId} AND f.kind IN ('bounced', 'complained', 'suppressed')) AS troubled`);
  if (!row || row.troubled.length === 0) return row?.subscribed ?? 0;
  // Suppressions name nobody: only for a person in question can be told whether there is one.
  const permissions = await findPermissions(shopId, row.troubled, db);
  const unreachable = [...permissions.values()].filter(
    ({ consent, suppressedFor }) => consent === "subscribed" && suppressedFor !== null,
  );
  return row.subscribed - unreachable.length;
}

/**
 * The six lifecycle segments as they came with the product, with how many are in each: as of the last time that was added
 * up, and before the first time now.
 */
export async function listStages(
  shopId: number,
  db: Db = pool,
): Promise<{ id: number; key: string; name: string; size: number }[]> {
  return db.query(sql`
    SELECT s.id, s.key, s.name, coalesce(
      (SELECT size FROM daily_segments d WHERE d.shop_id = s.shop_id AND d.segment_id = s.id ORDER BY day DESC LIMIT 1),
      (SELECT count(*)::int FROM memberships m WHERE m.shop_id = s.shop_id AND m.segment_id = s.id AND m.left_at IS NULL)) AS size
    FROM segments s WHERE s.shop_id = ${shopId} AND s.key LIKE 'lifecycle-%' ORDER BY s.id`);
}

/** How many went from one stage to another in the last seven days, by what they did or by time passing. */
async function countStageMoves(shopId: number, now: Date, db: Db): Promise<StageMove[]> {
  return db.query(sql`
    SELECT fs.key AS "from", ts.key AS "to", count(*)::int AS count
    FROM memberships f
    JOIN segments fs ON fs.shop_id = f.shop_id AND fs.id = f.segment_id AND fs.key LIKE 'lifecycle-%'
    JOIN memberships t ON t.shop_id = f.shop_id AND t.profile_id = f.profile_id AND t.entered_at = f.left_at
    JOIN segments ts ON ts.shop_id = t.shop_id AND ts.id = t.segment_id AND ts.key LIKE 'lifecycle-%' AND ts.id <> fs.id
    WHERE f.shop_id = ${shopId} AND f.left_at > ${now}::timestamptz - interval '7 days'
      AND t.entered_cause IN ('fact', 'time')
    GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`);
}

/** What a merchant should look at. */
export interface Troubles {
  deadLetters: number;
  failedBackfills: number;
  failedMessages: number;
  parkedMessages: number;
}

export async function countTroubles(shopId: number, generation: number, db: Db = pool): Promise<Troubles> {
  const [row] = await db.query<Troubles>(sql`
    SELECT
      (SELECT count(*)::int FROM receipts WHERE shop_id = ${shopId} AND state = 'dead') AS "deadLetters",
      (SELECT count(*)::int FROM backfills
        WHERE shop_id = ${shopId} AND generation = ${generation} AND state = 'failed') AS "failedBackfills",
      (SELECT count(*)::int FROM messages WHERE shop_id = ${shopId} AND state = 'failed') AS "failedMessages",
      (SELECT count(*)::int FROM messages WHERE shop_id = ${shopId} AND state = 'parked') AS "parkedMessages"`);
  return row ?? { deadLetters: 0, failedBackfills: 0, failedMessages: 0, parkedMessages: 0 };
}

/** The largest segment because of which no mail went out in the last 90 days. As of the last time it was added up. */
export async function findUnwritten(
  shopId: number,
  now: Date,
  db: Db = pool,
): Promise<{ id: number; name: string; size: number } | null> {
  const [row] = await db.query<{ id: number; name: string; size: number }>(sql`
    SELECT s.id, s.name, d.size FROM segments s
    CROSS JOIN LATERAL (
      SELECT size FROM daily_segments
      WHERE shop_id = ${shopId} AND segment_id = s.id ORDER BY day DESC LIMIT 1
    ) d
    WHERE s.shop_id = ${shopId} AND s.archived_at IS NULL AND NOT EXISTS (
      SELECT 1 FROM daily_results r
      WHERE r.shop_id = ${shopId} AND r.segment_id = s.id AND r.sent > 0 AND r.day >= ${now}::timestamptz - interval '90 days')
    ORDER BY d.size DESC, s.id LIMIT 1`);
  return row ?? null;
}
