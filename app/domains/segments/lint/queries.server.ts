import sql, { type Sql } from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import type { Overlap } from "../preview/queries.server";
import { sameRate, type Figures } from "./advice";

/** The figures that memberships tell. */
export type Counted = Pick<Figures, "everyone" | "size" | "wasEverUsed" | "overlaps">;

/** Members now of segments whose members are those they mean. */
function present(shopId: number): Sql {
  return sql`
    SELECT m.segment_id, m.profile_id FROM memberships m
    JOIN segments s ON s.shop_id = m.shop_id AND s.id = m.segment_id
      AND s.archived_at IS NULL AND s.state = 'live' AND s.applied_version = s.version
    WHERE m.shop_id = ${shopId} AND m.left_at IS NULL`;
}

function everyone(shopId: number): Sql {
  return sql`(SELECT count(*)::int FROM profiles WHERE shop_id = ${shopId} AND merged_into IS NULL AND deleted_at IS NULL)`;
}

export async function findFigures(shopId: number, segmentId: number, db: Db = pool): Promise<Counted> {
  const [row] = await db.query<Omit<Counted, "overlaps"> & { overlaps: Overlap[] }>(sql`
    WITH present AS MATERIALIZED (${present(shopId)}), shared AS (
      SELECT o.segment_id, count(own.profile_id)::int AS shared, count(*)::int AS size
      FROM present o LEFT JOIN present own ON own.segment_id = ${segmentId} AND own.profile_id = o.profile_id
      WHERE o.segment_id <> ${segmentId} GROUP BY o.segment_id HAVING count(own.profile_id) > 0
    )
    SELECT ${everyone(shopId)} AS everyone,
      (SELECT count(*)::int FROM present WHERE segment_id = ${segmentId}) AS size,
      EXISTS (SELECT FROM memberships WHERE shop_id = ${shopId} AND segment_id = ${segmentId}) AS "wasEverUsed",
      (SELECT coalesce(jsonb_agg(jsonb_build_object(
          'segmentId', s.id, 'name', s.name, 'shared', o.shared, 'size', o.size) ORDER BY o.shared DESC, s.id), '[]')
        FROM shared o JOIN segments s ON s.shop_id = ${shopId} AND s.id = o.segment_id) AS overlaps`);
  return row ?? { everyone: 0, size: 0, wasEverUsed: false, overlaps: [] };
}

/**
 * The same of every segment, in one statement. Members in common are counted only for pairs of nearly one size: others
 * cannot be nearly the same.
 */
export async function findAllFigures(shopId: number, db: Db = pool): Promise<(segmentId: number) => Counted> {
  const [row] = await db.query<{ everyone: number; sizes: Sized[]; pairs: Pair[] }>(sql`
    WITH present AS MATERIALIZED (${present(shopId)}),
    sizes AS MATERIALIZED (
      SELECT s.id, s.name, count(p.profile_id)::int AS size,
        EXISTS (SELECT FROM memberships m WHERE m.shop_id = s.shop_id AND m.segment_id = s.id) AS "wasEverUsed"
      FROM segments s LEFT JOIN present p ON p.segment_id = s.id
      WHERE s.shop_id = ${shopId} AND s.archived_at IS NULL GROUP BY s.shop_id, s.id, s.name
    ), alike AS MATERIALIZED (
      SELECT a.id AS one, b.id AS other FROM sizes a JOIN sizes b ON a.id < b.id
      WHERE least(a.size, b.size) > 0 AND least(a.size, b.size) >= ${sameRate}::float * greatest(a.size, b.size)
    ), pairs AS (
      SELECT l.one, l.other, count(*)::int AS shared
      FROM alike l JOIN present x ON x.segment_id = l.one
      JOIN present y ON y.segment_id = l.other AND y.profile_id = x.profile_id GROUP BY 1, 2
    )
    SELECT ${everyone(shopId)} AS everyone, (SELECT coalesce(jsonb_agg(to_jsonb(s)), '[]') FROM sizes s) AS sizes,
      (SELECT coalesce(jsonb_agg(to_jsonb(p)), '[]') FROM pairs p) AS pairs`);
  return (segmentId) => countedOf(segmentId, row?.everyone ?? 0, row?.sizes ?? [], row?.pairs ?? []);
}

interface Sized {
  id: number;
  name: string;
  size: number;
  wasEverUsed: boolean;
}

interface Pair {
  one: number;
  other: number;
  shared: number;
}

function countedOf(segmentId: number, everyone: number, sizes: readonly Sized[], pairs: readonly Pair[]): Counted {
  const own = sizes.find(({ id }) => id === segmentId);
  const overlaps = pairs.flatMap(({ one, other, shared }) => {
    if (one !== segmentId && other !== segmentId) return [];
    const twin = sizes.find(({ id }) => id === (one === segmentId ? other : one));
    return twin ? [{ segmentId: twin.id, name: twin.name, shared, size: twin.size }] : [];
  });
  return { everyone, size: own?.size ?? 0, wasEverUsed: own?.wasEverUsed ?? false, overlaps };
}
