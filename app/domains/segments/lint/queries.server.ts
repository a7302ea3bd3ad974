import sql from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import type { Overlap } from "../preview/queries.server";
import type { Figures } from "./lint";

/** The figures that memberships tell. */
export async function findFigures(
  shopId: number,
  segmentId: number,
  db: Db = pool,
): Promise<Omit<Figures, "coverage" | "segmentId">> {
  const [row] = await db.query<Omit<Figures, "coverage" | "segmentId" | "overlaps"> & { overlaps: Overlap[] }>(sql`
    WITH present AS MATERIALIZED (
      SELECT m.segment_id, m.profile_id FROM memberships m
      JOIN segments s ON s.shop_id = m.shop_id AND s.id = m.segment_id AND s.archived_at IS NULL
      WHERE m.shop_id = ${shopId} AND m.left_at IS NULL
    ), shared AS (
      SELECT o.segment_id, count(own.profile_id)::int AS shared, count(*)::int AS size
      FROM present o LEFT JOIN present own ON own.segment_id = ${segmentId} AND own.profile_id = o.profile_id
      WHERE o.segment_id <> ${segmentId} GROUP BY o.segment_id HAVING count(own.profile_id) > 0
    )
    SELECT
      (SELECT count(*)::int FROM profiles
        WHERE shop_id = ${shopId} AND merged_into IS NULL AND deleted_at IS NULL) AS everyone,
      (SELECT count(*)::int FROM present WHERE segment_id = ${segmentId}) AS size,
      EXISTS (SELECT FROM memberships WHERE shop_id = ${shopId} AND segment_id = ${segmentId}) AS "wasEverUsed",
      (SELECT coalesce(jsonb_agg(jsonb_build_object(
          'segmentId', s.id, 'name', s.name, 'shared', o.shared, 'size', o.size) ORDER BY o.shared DESC, s.id), '[]')
        FROM shared o JOIN segments s ON s.shop_id = ${shopId} AND s.id = o.segment_id) AS overlaps`);
  return row ?? { everyone: 0, size: 0, wasEverUsed: false, overlaps: [] };
}
