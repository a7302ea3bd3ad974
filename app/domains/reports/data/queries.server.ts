import sql, { raw } from "sql-template-tag";
import type { z } from "zod";
import { db as pool, type Db, type Tx } from "~/db.server";
import type { Look } from "./model";

/** What was last found; null when nobody has looked. */
export async function findLook<Found>(
  shopId: number,
  kind: "properties" | "behaviours",
  schema: z.ZodType<Found>,
  db: Db = pool,
): Promise<Look<Found> | null> {
  const [row] = await db.query<{ lookedAt: Date; found: unknown }>(sql`
    SELECT looked_at AS "lookedAt", found FROM data_looks WHERE shop_id = ${shopId} AND kind = ${kind}`);
  return row ? { lookedAt: row.lookedAt, found: schema.parse(row.found) } : null;
}

export async function keepLook(
  shopId: number,
  kind: "properties" | "behaviours",
  found: object,
  now: Date,
  db: Db = pool,
): Promise<void> {
  await db.query(sql`
    INSERT INTO data_looks (shop_id, kind, looked_at, found)
    VALUES (${shopId}, ${kind}, ${now}, ${JSON.stringify(found)}::jsonb)
    ON CONFLICT (shop_id, kind) DO UPDATE SET looked_at = excluded.looked_at, found = excluded.found`);
}

/** Of how many something is known, and since when that is so. */
export interface Extent {
  name: string;
  known: number;
  medianAt: Date | null;
  latestAt: Date | null;
}

/** What the records themselves say, in one pass over them. */
export async function countRecords(shopId: number, db: Db = pool): Promise<Extent[]> {
  return db.query<Extent>(sql`
    SELECT field.name, field.known, counted."medianAt", counted."latestAt"
    FROM (
      SELECT count(*) FILTER (WHERE first_name <> '')::int AS first_name,
        count(*) FILTER (WHERE last_name <> '')::int AS last_name, count(email)::int AS email,
        count(*) FILTER (WHERE phone <> '')::int AS phone,
        percentile_disc(0.5) WITHIN GROUP (ORDER BY version) AS "medianAt", max(version) AS "latestAt"
      FROM profiles WHERE shop_id = ${shopId} AND merged_into IS NULL AND deleted_at IS NULL
    ) counted
    CROSS JOIN LATERAL (
      VALUES ('first_name', first_name), ('last_name', last_name), ('email', email), ('phone', phone)
    ) field (name, known)`);
}

/** How old the rows of a table of traits are. @param table a constant of the code */
export async function ageOf(shopId: number, table: string, db: Db = pool): Promise<Omit<Extent, "name" | "known">> {
  const [row] = await db.query<Omit<Extent, "name" | "known">>(sql`
    SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY derived_at) AS "medianAt", max(derived_at) AS "latestAt"
    FROM ${raw(table)} WHERE shop_id = ${shopId}`);
  return row ?? { medianAt: null, latestAt: null };
}

/** Answers to questions, by the question. */
export async function countAnswers(shopId: number, db: Db = pool): Promise<Extent[]> {
  return db.query<Extent>(sql`
    SELECT a.question AS name, count(*)::int AS known, percentile_disc(0.5) WITHIN GROUP (ORDER BY a.answered_at) AS "medianAt",
      max(a.answered_at) AS "latestAt"
    FROM profile_answers a
    JOIN profiles p ON p.shop_id = a.shop_id AND p.id = a.profile_id AND p.merged_into IS NULL AND p.deleted_at IS NULL
    WHERE a.shop_id = ${shopId} GROUP BY a.question ORDER BY a.question`);
}

/** Values that files or flows set, by name: of each shopper the last one. */
export async function countSet(shopId: number, db: Db = pool): Promise<(Extent & { isOfFile: boolean })[]> {
  return db.query<Extent & { isOfFile: boolean }>(sql`
    SELECT name, count(*)::int AS known, percentile_disc(0.5) WITHIN GROUP (ORDER BY at) AS "medianAt", max(at) AS "latestAt",
      bool_or(source LIKE 'import %') AS "isOfFile"
    FROM (
      SELECT DISTINCT ON (e.profile_id, e.properties ->> 'name') lower(e.properties ->> 'name') AS name, e.occurred_at AS at,
        e.source_id AS source
      FROM events e
      JOIN profiles p ON p.shop_id = e.shop_id AND p.id = e.profile_id AND p.merged_into IS NULL AND p.deleted_at IS NULL
      WHERE e.shop_id = ${shopId} AND e.kind = 'trait_set'
      ORDER BY e.profile_id, e.properties ->> 'name', e.occurred_at DESC
    ) last
    WHERE name IS NOT NULL GROUP BY name ORDER BY name`);
}

export async function eraseShopLooks(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM data_looks WHERE shop_id = ${shopId}`);
}
