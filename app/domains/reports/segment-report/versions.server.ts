import sql from "sql-template-tag";
import type { Db } from "~/db.server";
import { windowDaysOf } from "~/domains/attribution/index.server";
import { dayOf } from "../rollups/days.server";
import type { VersionTotals } from "./model";
import { totals } from "./totals.server";

/**
 * What came of each version of a segment, the latest first. Of one that has ended nothing is counted from days on which
 * the window for its last messages was over: so its figures are final from then on, whatever comes later.
 */
export async function listVersionTotals(shopId: number, segmentId: number, db: Db): Promise<VersionTotals[]> {
  return db.query<VersionTotals>(sql`
    WITH spans AS (
      SELECT v.version, ${dayOf(shopId, sql`v.created_at`)} AS since,
        ${dayOf(shopId, sql`lead(v.created_at) OVER (ORDER BY v.version)`)} AS ended
      FROM segment_versions v WHERE v.shop_id = ${shopId} AND v.segment_id = ${segmentId}
    )
    SELECT s.version, to_char(s.since, 'YYYY-MM-DD') AS from, to_char(s.ended, 'YYYY-MM-DD') AS until,
      to_char(s.ended + ${windowDaysOf(shopId)}, 'YYYY-MM-DD') AS "countedUntil",
      s.ended IS NOT NULL AND coalesce((
        SELECT w.closed_through >= s.ended + ${windowDaysOf(shopId)} FROM attribution_windows w WHERE w.shop_id = ${shopId}), false)
        AS "isFinal", ${totals}
    FROM spans s
    LEFT JOIN daily_results r ON r.shop_id = ${shopId} AND r.segment_id = ${segmentId} AND r.segment_version = s.version
      AND (s.ended IS NULL OR r.day <= s.ended + ${windowDaysOf(shopId)})
    GROUP BY s.version, s.since, s.ended ORDER BY s.version DESC`);
}
