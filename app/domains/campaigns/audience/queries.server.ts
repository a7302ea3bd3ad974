import sql, { type Sql } from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import { recordset } from "~/lib/sql";
import type { CampaignPlan } from "../model";

type Reach = Pick<CampaignPlan, "audience" | "messages">;

/**
 * Whom a plan reaches as things are, and with which message: a query of profile_id, segment_id and template_key. For whom
 * there is no message, who was merged or is gone, is not among them.
 */
export function audienceOf(shopId: number, { audience: { include, exclude }, messages }: Reach): Sql {
  const choices = messages.bySegment.map((choice, place) => ({ ...choice, place }));
  const stays = sql`memberships m WHERE m.shop_id = ${shopId} AND m.profile_id = p.id AND m.left_at IS NULL`;
  return sql`
    SELECT p.id AS profile_id, coalesce(chosen.segment_id, by_audience.segment_id) AS segment_id,
      coalesce(chosen.template, ${messages.everybodyElse}::text) AS template_key
    FROM profiles p
    LEFT JOIN LATERAL (
      SELECT r."segmentId" AS segment_id, r.template
      FROM ${recordset(choices, { segmentId: "int", template: "text", place: "int" })}
      WHERE EXISTS (SELECT 1 FROM ${stays} AND m.segment_id = r."segmentId") ORDER BY r.place LIMIT 1) chosen ON true
    LEFT JOIN LATERAL (
      SELECT m.segment_id FROM ${stays} AND m.segment_id = ANY (${include}::int[])
      ORDER BY array_position(${include}::int[], m.segment_id) LIMIT 1) by_audience ON true
    WHERE p.shop_id = ${shopId} AND p.merged_into IS NULL AND p.deleted_at IS NULL
      AND (cardinality(${include}::int[]) = 0 OR by_audience.segment_id IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM ${stays} AND m.segment_id = ANY (${exclude}::int[]))
      AND (chosen.template IS NOT NULL OR ${messages.everybodyElse}::text IS NOT NULL)`;
}

export async function countAudience(shopId: number, reach: Reach, db: Db = pool): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    sql`SELECT count(*)::int AS count FROM (${audienceOf(shopId, reach)}) a`,
  );
  return row?.count ?? 0;
}

/** Somebody whom a plan reaches. */
export interface Reached {
  profileId: string;
  segmentId: number | null;
  template: string;
  country: string | null;
  region: string | null;
}

/**
 * Whom a plan reaches, in an order that is as good as thrown: the first of them are a fair sample of all.
 * @param most of them, all when there are fewer; `total` is how many there are
 */
export async function sampleAudience(
  shopId: number,
  reach: Reach,
  most: number,
  db: Db = pool,
): Promise<{ total: number; sample: Reached[] }> {
  const rows = await db.query<Reached & { total: number }>(sql`
    WITH reached AS MATERIALIZED (${audienceOf(shopId, reach)}),
    sample AS (SELECT *, count(*) OVER ()::int AS total FROM reached ORDER BY md5(profile_id::text), profile_id LIMIT ${most})
    SELECT s.profile_id AS "profileId", s.segment_id AS "segmentId", s.template_key AS template, s.total,
      p.country_code AS country, p.region_code AS region
    FROM sample s JOIN profiles p ON p.shop_id = ${shopId} AND p.id = s.profile_id
    ORDER BY md5(s.profile_id::text), s.profile_id`);
  return { total: rows[0]?.total ?? 0, sample: rows };
}

/** Where shoppers of the shop live, each place once. */
export async function listPlaces(
  shopId: number,
  db: Db = pool,
): Promise<{ country: string | null; region: string | null }[]> {
  return db.query(sql`
    SELECT DISTINCT country_code AS country, region_code AS region FROM profiles
    WHERE shop_id = ${shopId} AND merged_into IS NULL AND deleted_at IS NULL`);
}
