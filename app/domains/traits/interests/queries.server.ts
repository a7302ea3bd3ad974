import sql, { raw, type Sql } from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { affinities, codeOf } from "./affinities.server";
import { interestColumns, interests } from "./interests.server";
import { Affinities, reasons, steps, type Reason, type Step } from "./model";
import { activity } from "./signs.server";

const columns = raw(interestColumns.join(", "));
const present = raw(interestColumns.map((name) => `profile_interests.${name}`).join(", "));
const ofDerived = raw(interestColumns.map((name) => `d.${name}`).join(", "));
const excluded = raw(interestColumns.map((name) => `excluded.${name}`).join(", "));

/** Everyone's interests are worked out for so many at a time, so that no statement holds the whole shop. */
const batchSize = 20_000;

/**
 * Derives what interests some profiles, whose traits must have been derived, and keeps it; of whom there is nothing to
 * say nothing is kept. Differences are written only.
 * @returns the ids of whose interests are others than before
 */
export async function deriveInterests(
  shopId: number,
  profileIds: readonly string[],
  now: Date,
  tx: Tx,
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(sql`
    WITH derived AS MATERIALIZED (${derivedOf(shopId, profileIds, now)}),
    gone AS (
      DELETE FROM profile_interests i WHERE i.shop_id = ${shopId} AND i.profile_id = ANY (${profileIds}::bigint[])
        AND NOT EXISTS (SELECT 1 FROM derived d WHERE d.profile_id = i.profile_id)
      RETURNING i.profile_id
    ),
    written AS (
      INSERT INTO profile_interests (shop_id, profile_id, ${columns}, derived_at)
      SELECT ${shopId}::int, profile_id, ${columns}, ${now}::timestamptz FROM derived ORDER BY profile_id
      ON CONFLICT (shop_id, profile_id) DO UPDATE SET (${columns}, derived_at) = (${excluded}, excluded.derived_at)
      WHERE (${present}) IS DISTINCT FROM (${excluded})
      RETURNING profile_id
    )
    SELECT profile_id AS id FROM written UNION ALL SELECT profile_id FROM gone`);
  return rows.map(({ id }) => id);
}

/** By the traits that are kept. */
function derivedOf(shopId: number, profileIds: readonly string[], now: Date): Sql {
  const traits = sql`SELECT * FROM profile_traits WHERE shop_id = ${shopId} AND profile_id = ANY (${profileIds}::bigint[])`;
  return interests({ shopId, asOf: now, whose: profileIds }, traits);
}

/** Derives everyone's interests, batch by batch. */
export async function deriveEveryonesInterests(shopId: number, now: Date, tx: Tx): Promise<void> {
  for await (const ids of batches(shopId, tx)) await deriveInterests(shopId, ids, now, tx);
  // Much is new at once: whoever reads it next must not be planned for as few as there were before.
  await tx.query(sql`ANALYZE profile_interests`);
}

/** Whose interests that are kept are not what the facts and the catalog say now. Nothing is written. */
export async function listStaleInterests(shopId: number, now: Date, tx: Tx): Promise<string[]> {
  const stale: string[] = [];
  for await (const ids of batches(shopId, tx)) {
    const rows = await tx.query<{ id: string }>(sql`
      SELECT profile_id AS id
      FROM (SELECT profile_id, true AS is_there, ${columns} FROM (${derivedOf(shopId, ids, now)}) d) d
      FULL JOIN (
        SELECT profile_id, true AS is_kept, ${columns} FROM profile_interests
        WHERE shop_id = ${shopId} AND profile_id = ANY (${ids}::bigint[])
      ) profile_interests USING (profile_id)
      WHERE is_there IS NULL OR is_kept IS NULL OR (${present}) IS DISTINCT FROM (${ofDerived})`);
    for (const { id } of rows) stale.push(id);
  }
  return stale;
}

async function* batches(shopId: number, tx: Tx): AsyncGenerator<string[]> {
  for (let after = "0"; ;) {
    const batch = await tx.query<{ id: string }>(sql`
      SELECT id FROM profiles WHERE shop_id = ${shopId} AND id > ${after}::bigint ORDER BY id LIMIT ${batchSize}`);
    const ids = batch.map(({ id }) => id);
    if (ids.length > 0) yield ids;
    after = ids.at(-1) ?? after;
    if (ids.length < batchSize) return;
  }
}

/** Of whom time has come to ask again what they are ready for. */
export async function listTurned(shopId: number, now: Date, db: Db): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    sql`SELECT profile_id AS id FROM profile_interests WHERE shop_id = ${shopId} AND ready_until <= ${now}`,
  );
  return rows.map(({ id }) => id);
}

/** The table as it would have been derived at an instant. @param traits rows of `traitsAsOf` the same instant */
export function interestsAsOf(shopId: number, asOf: Date, traits: Sql, profileIds?: readonly string[]): Sql {
  return interests({ shopId, asOf, ...(profileIds && { whose: profileIds }) }, traits);
}

/** The category each shopper leans towards most, as rows of (profile_id, category). @param whose rows of (profile_id) */
export function favouriteCategories(shopId: number, asOf: Date, whose: Sql | readonly string[]): Sql {
  const reading = { shopId, asOf, whose };
  return sql`
    WITH ${activity(reading)} SELECT profile_id, value AS category FROM (${affinities(reading)}) l
    WHERE dimension = ${codeOf("category")} AND place = 1`;
}

/** The category each shopper leans towards most; who gave no sign is missing. */
export async function findFavouriteCategories(
  shopId: number,
  profileIds: readonly string[],
  now: Date,
  db: Db,
): Promise<Map<string, string>> {
  const rows = await db.query<{ id: string; category: string }>(sql`
    SELECT profile_id AS id, category FROM (${favouriteCategories(shopId, now, profileIds)}) f`);
  return new Map(rows.map(({ id, category }) => [id, category]));
}

/** What interests a shopper, as it was last derived. */
export interface Interests {
  affinities: Affinities;
  comparedAt: Date | null;
  comparedCategory: string | null;
  returnedAt: Date | null;
  /** The title of the product they came back to. */
  returnedTo: string | null;
  howToAt: Date | null;
  readyFor: Step | null;
  readyBecause: Reason[];
  derivedAt: Date;
}

export async function findInterests(shopId: number, profileId: string, db: Db = pool): Promise<Interests | null> {
  const [row] = await db.query<
    Omit<Interests, "affinities" | "readyBecause"> & { affinities: unknown; because: string[] }
  >(sql`
    SELECT i.affinities, i.compared_at AS "comparedAt", i.compared_category AS "comparedCategory",
      i.returned_at AS "returnedAt", p.title AS "returnedTo", i.how_to_at AS "howToAt",
      CASE WHEN i.ready_for = ANY (${[...steps]}::text[]) THEN i.ready_for END AS "readyFor",
      i.ready_because AS because, i.derived_at AS "derivedAt"
    FROM profile_interests i
    LEFT JOIN products p ON p.shop_id = i.shop_id AND p.product_id = i.returned_product_id
    WHERE i.shop_id = ${shopId} AND i.profile_id = ${profileId}`);
  if (!row) return null;
  const { because, ...rest } = row;
  return {
    ...rest,
    affinities: Affinities.parse(row.affinities),
    readyBecause: reasons.filter((reason) => because.includes(reason)),
  };
}

/** How many shoppers are ready for each step, and what for how many of them speaks for it. */
export async function countReady(shopId: number, db: Db = pool): Promise<{ step: string; count: number }[]> {
  return db.query(sql`
    SELECT ready_for AS step, count(*)::int AS count FROM profile_interests
    WHERE shop_id = ${shopId} AND ready_for = ANY (${[...steps]}::text[]) GROUP BY 1 ORDER BY 2 DESC, 1`);
}
