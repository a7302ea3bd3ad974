import sql, { type Sql } from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { recordset } from "~/lib/sql";
import type { Standing } from "./choose-kept";
import { defaultSettings, Evidence, type PairState, type Person, type Settings } from "./model";

export async function findSettings(shopId: number, db: Db = pool): Promise<Settings> {
  const [row] = await db.query<Settings>(sql`
    SELECT merges, threshold, show_from AS "showFrom" FROM duplicate_settings WHERE shop_id = ${shopId}`);
  return row ?? defaultSettings;
}

export async function saveSettings(shopId: number, settings: Settings, now: Date): Promise<void> {
  await pool.query(sql`
    INSERT INTO duplicate_settings (shop_id, merges, threshold, show_from, changed_at)
    VALUES (${shopId}, ${settings.merges}, ${settings.threshold}, ${settings.showFrom}, ${now})
    ON CONFLICT (shop_id) DO UPDATE SET merges = excluded.merges, threshold = excluded.threshold,
      show_from = excluded.show_from, changed_at = excluded.changed_at`);
}

/** One of a pair as the pages show it. */
export interface PairPerson extends Person, Standing {
  locale: string | null;
  spentMinor: string;
  lastOrderAt: Date | null;
  consent: string | null;
  tags: string[];
}

export interface Pair {
  id: string;
  confidence: number;
  evidence: Evidence[];
  state: PairState;
  one: string;
  other: string;
}

interface PairRow extends Omit<Pair, "evidence"> {
  evidence: unknown;
}

const pairColumns = sql`d.id, d.confidence, d.evidence, d.state, d.profile_id AS one, d.other_id AS other`;

function fromRow({ evidence, ...pair }: PairRow): Pair {
  return { ...pair, evidence: Evidence.array().parse(evidence) };
}

/** Both are still there, each for itself. */
function bothPresent(shopId: number): Sql {
  return sql`(SELECT count(*) FROM profiles p WHERE p.shop_id = ${shopId} AND p.id IN (d.profile_id, d.other_id)
    AND p.merged_into IS NULL AND p.deleted_at IS NULL) = 2`;
}

/** Nothing has been asked of either that is not done yet. */
function noneAsked(shopId: number): Sql {
  return sql`NOT EXISTS (SELECT 1 FROM duplicate_merges m WHERE m.shop_id = ${shopId} AND m.state IN ('asked', 'undo_asked')
    AND (m.profile_id IN (d.profile_id, d.other_id) OR m.other_id IN (d.profile_id, d.other_id)))`;
}

/** Pairs to be looked at, the surest first. */
export async function listOpenPairs(
  shopId: number,
  { limit, offset, from = 0 }: { limit: number; offset: number; from?: number },
  db: Db = pool,
): Promise<Pair[]> {
  const rows = await db.query<PairRow>(sql`
    SELECT ${pairColumns} FROM duplicate_pairs d
    WHERE d.shop_id = ${shopId} AND d.state = 'open' AND d.confidence >= ${from}
      AND ${bothPresent(shopId)} AND ${noneAsked(shopId)}
    ORDER BY d.confidence DESC, d.id LIMIT ${limit} OFFSET ${offset}`);
  return rows.map(fromRow);
}

/** A pair whose two are still there, whatever was said of it. */
export async function findPair(shopId: number, pairId: string, db: Db = pool): Promise<Pair | null> {
  const [row] = await db.query<PairRow>(sql`
    SELECT ${pairColumns} FROM duplicate_pairs d
    WHERE d.shop_id = ${shopId} AND d.id = ${pairId} AND ${bothPresent(shopId)}`);
  return row ? fromRow(row) : null;
}

/** The people of pairs as they are known now. */
export async function listPairPeople(
  shopId: number,
  ids: readonly string[],
  db: Db = pool,
): Promise<Map<string, PairPerson>> {
  const rows = await db.query<PairPerson>(sql`
    SELECT p.id, p.customer_id IS NOT NULL AS "isCustomer", p.email, p.phone, p.first_name AS "firstName",
      p.last_name AS "lastName", p.country_code AS "countryCode", p.city, p.locale, p.known_since AS "knownSince",
      coalesce(o.orders, 0) AS orders, coalesce(o.minor, 0)::text AS "spentMinor", o.last AS "lastOrderAt", (
        SELECT c.state FROM consent_records c WHERE c.shop_id = ${shopId} AND c.email = p.email
        ORDER BY c.occurred_at DESC, c.state <> 'unsubscribed' LIMIT 1) AS consent,
      ARRAY(SELECT t.tag FROM profile_tags t WHERE t.shop_id = ${shopId} AND t.profile_id = p.id AND t.present ORDER BY t.tag)
        AS tags
    FROM profiles p CROSS JOIN LATERAL (
      SELECT count(*)::int AS orders, sum(total_minor) AS minor, max(processed_at) AS last FROM orders
      WHERE shop_id = ${shopId} AND profile_id = p.id AND cancelled_at IS NULL AND deleted_at IS NULL
    ) o
    WHERE p.shop_id = ${shopId} AND p.id = ANY (${[...ids]}::bigint[])`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Keeps what was found. What was known already keeps its number and its age. @returns how many were not known */
export async function savePairs(
  shopId: number,
  pairs: readonly { one: string; other: string; confidence: number; evidence: Evidence[] }[],
  now: Date,
  tx: Tx,
): Promise<{ id: string; isNew: boolean; confidence: number }[]> {
  const columns = { one: "bigint", other: "bigint", confidence: "float8", evidence: "jsonb" };
  return tx.query(sql`
    INSERT INTO duplicate_pairs AS d (shop_id, profile_id, other_id, confidence, evidence, found_at)
    SELECT ${shopId}::int, one, other, confidence, evidence, ${now}::timestamptz FROM ${recordset(pairs, columns)}
    ON CONFLICT (shop_id, profile_id, other_id) DO UPDATE SET confidence = excluded.confidence, evidence = excluded.evidence
    RETURNING d.id, d.xmax = 0 AS "isNew", d.confidence`);
}

/** Pairs that nobody would find any more are not shown any longer. */
export async function dropOtherPairs(shopId: number, found: readonly string[], tx: Tx): Promise<void> {
  await tx.query(sql`
    DELETE FROM duplicate_pairs WHERE shop_id = ${shopId} AND state = 'open' AND id <> ALL (${[...found]}::bigint[])`);
}

/** Remembers what was decided of a pair that waits. @returns whether there is such a pair */
export async function decidePair(
  shopId: number,
  pairId: string,
  state: PairState,
  now: Date,
  db: Db,
): Promise<boolean> {
  const rows = await db.query(sql`
    UPDATE duplicate_pairs SET state = ${state}, decided_at = ${now}
    WHERE shop_id = ${shopId} AND id = ${pairId} AND state = 'open' RETURNING 1`);
  return rows.length > 0;
}

/** The same of two by name, whether or not they were ever found: the lesser id comes first. */
export async function decideTwo(
  shopId: number,
  [one, other]: readonly [string, string],
  state: "apart" | "merged",
  now: Date,
  tx: Tx,
): Promise<void> {
  await tx.query(sql`
    INSERT INTO duplicate_pairs (shop_id, profile_id, other_id, confidence, evidence, state, found_at, decided_at)
    VALUES (${shopId}, least(${one}::bigint, ${other}::bigint), greatest(${one}::bigint, ${other}::bigint), 0, '[]', ${state},
      ${now}, ${now})
    ON CONFLICT (shop_id, profile_id, other_id) DO UPDATE SET state = excluded.state, decided_at = excluded.decided_at`);
}

/** Who is not the same person as one who was merged is not the same as the kept one either. */
export async function inheritApart(shopId: number, from: string, into: string, tx: Tx): Promise<void> {
  await tx.query(sql`
    INSERT INTO duplicate_pairs (shop_id, profile_id, other_id, confidence, evidence, state, found_at, decided_at)
    SELECT shop_id, least(third, ${into}::bigint), greatest(third, ${into}::bigint), confidence, evidence, state, found_at,
      decided_at
    FROM (
      SELECT *, CASE WHEN profile_id = ${from} THEN other_id ELSE profile_id END AS third FROM duplicate_pairs
      WHERE shop_id = ${shopId} AND state = 'apart' AND ${from}::bigint IN (profile_id, other_id)
    ) told WHERE third <> ${into}::bigint
    ON CONFLICT (shop_id, profile_id, other_id) DO UPDATE SET state = 'apart'`);
}

export async function countOpenPairs(shopId: number, db: Db = pool): Promise<number> {
  const [row] = await db.query<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM duplicate_pairs d
    WHERE d.shop_id = ${shopId} AND d.state = 'open' AND ${bothPresent(shopId)} AND ${noneAsked(shopId)}`);
  return row?.count ?? 0;
}

/** Removes what names a person: pairs, and what merges kept of rows. */
export async function eraseDuplicates(shopId: number, profileId: string, tx: Tx): Promise<void> {
  await tx.query(sql`
    DELETE FROM duplicate_pairs WHERE shop_id = ${shopId} AND (profile_id = ${profileId} OR other_id = ${profileId})`);
  await tx.query(sql`
    WITH gone AS (
      DELETE FROM duplicate_merges WHERE shop_id = ${shopId} AND (profile_id = ${profileId} OR other_id = ${profileId})
      RETURNING id
    )
    DELETE FROM duplicate_rows r USING gone WHERE r.shop_id = ${shopId} AND r.merge_id = gone.id`);
}

export async function eraseShopDuplicates(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM duplicate_rows WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM duplicate_merges WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM duplicate_pairs WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM duplicate_runs WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM duplicate_settings WHERE shop_id = ${shopId}`);
}
