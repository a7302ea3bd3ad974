import sql, { empty, type Sql } from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { recordset } from "~/lib/sql";
import type { CompileContext } from "../compile/context";
import type { ChangeCause, Definition, Segment } from "../model";
import { evaluation } from "./population.server";

/** A profile to evaluate: why, and as of when a change of it counts. */
export interface Taken {
  id: string;
  cause: ChangeCause;
  at: Date;
}

export interface Changes {
  entered: number;
  left: number;
  /** Whose memberships changed. */
  profileIds: string[];
}

/** Keeps evaluations of a shop from each other, until the transaction ends. */
export async function lockMemberships(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`SELECT pg_advisory_xact_lock(hashtext('memberships'), ${shopId})`);
}

/** Evaluates some profiles against all segments in one pass, writes only differences, and notes when each is due again. */
export async function evaluateTaken(
  segments: readonly Segment[],
  taken: readonly Taken[],
  context: CompileContext,
  tx: Tx,
): Promise<Changes> {
  const ids = taken.map(({ id }) => id);
  const source = sql`(SELECT id AS profile_id, cause, at FROM ${recordset(taken, { id: "bigint", cause: "text", at: "timestamptz" })})`;
  return write(
    segments,
    source,
    evaluation(definitionsOf(segments), { context, traits: "stored", profileIds: ids }),
    dues(context.shopId),
    context,
    tx,
  );
}

/** Evaluates everyone as of an instant in the past or present, from the facts. Nobody's due time is touched. */
export async function evaluateEveryone(
  segments: readonly Segment[],
  cause: ChangeCause,
  context: CompileContext,
  tx: Tx,
): Promise<Changes> {
  const { shopId, asOf } = context;
  const everyone = sql`(SELECT id AS profile_id, ${cause}::text AS cause, ${asOf}::timestamptz AS at FROM profiles WHERE shop_id = ${shopId})`;
  return write(
    segments,
    everyone,
    evaluation(definitionsOf(segments), { context, traits: "facts" }),
    empty,
    context,
    tx,
  );
}

/** Keeps when each evaluated profile is due next, and forgets those that are not. */
function dues(shopId: number): Sql {
  return sql`,
    due AS (
      INSERT INTO due_profiles (shop_id, profile_id, due_at)
      SELECT ${shopId}::int, profile_id, due_at FROM evaluated WHERE due_at IS NOT NULL
      ON CONFLICT (shop_id, profile_id) DO UPDATE SET due_at = excluded.due_at
    ),
    settled AS (
      DELETE FROM due_profiles d USING taken t
      WHERE d.shop_id = ${shopId} AND d.profile_id = t.profile_id
        AND NOT EXISTS (SELECT 1 FROM evaluated e WHERE e.profile_id = d.profile_id AND e.due_at IS NOT NULL)
    )`;
}

async function write(
  segments: readonly Segment[],
  taken: Sql,
  evaluated: Sql,
  dues: Sql,
  { shopId }: CompileContext,
  tx: Tx,
): Promise<Changes> {
  const segmentIds = segments.map(({ id }) => id);
  const [changes] = await tx.query<Changes>(sql`
    WITH taken AS MATERIALIZED (${taken}), evaluated AS MATERIALIZED (${evaluated}),
    members AS MATERIALIZED (
      SELECT e.profile_id, s.segment_id FROM evaluated e
      CROSS JOIN LATERAL unnest(${segmentIds}::int[], e.truths) AS s(segment_id, truth) WHERE s.truth
    ),
    gone AS (
      UPDATE memberships m SET left_at = greatest(t.at, m.entered_at), left_cause = t.cause FROM taken t
      WHERE m.shop_id = ${shopId} AND m.profile_id = t.profile_id AND m.segment_id = ANY (${segmentIds}::int[])
        AND m.left_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM members n WHERE n.profile_id = m.profile_id AND n.segment_id = m.segment_id)
      RETURNING m.profile_id
    ),
    come AS (
      INSERT INTO memberships (shop_id, segment_id, profile_id, entered_at, entered_cause)
      SELECT ${shopId}::int, n.segment_id, n.profile_id, t.at, t.cause
      FROM members n JOIN taken t ON t.profile_id = n.profile_id
      WHERE NOT EXISTS (
        SELECT 1 FROM memberships m
        WHERE m.shop_id = ${shopId} AND m.profile_id = n.profile_id AND m.segment_id = n.segment_id AND m.left_at IS NULL)
      ON CONFLICT (shop_id, segment_id, profile_id, entered_at) DO UPDATE SET left_at = NULL, left_cause = NULL
      RETURNING profile_id
    )${dues}
    SELECT (SELECT count(*) FROM come)::int AS entered, (SELECT count(*) FROM gone)::int AS left,
      ARRAY(SELECT profile_id FROM come UNION SELECT profile_id FROM gone) AS "profileIds"`);
  return changes ?? { entered: 0, left: 0, profileIds: [] };
}

/** Profiles for whom time has come. */
export async function findDue(shopId: number, now: Date, limit: number, tx: Tx): Promise<Taken[]> {
  return tx.query<Taken>(sql`
    SELECT profile_id AS id, 'time' AS cause, due_at AS at FROM due_profiles
    WHERE shop_id = ${shopId} AND due_at <= ${now} ORDER BY due_at LIMIT ${limit}`);
}

export async function findNextDue(shopId: number, db: Db): Promise<Date | null> {
  const [row] = await db.query<{ at: Date | null }>(
    sql`SELECT min(due_at) AS at FROM due_profiles WHERE shop_id = ${shopId}`,
  );
  return row?.at ?? null;
}

/** Whether time has come for somebody before this instant, and nobody has looked yet. */
export async function isAnybodyLate(shopId: number, before: Date, db: Db = pool): Promise<boolean> {
  const [row] = await db.query<{ late: boolean }>(
    sql`SELECT EXISTS (SELECT FROM due_profiles WHERE shop_id = ${shopId} AND due_at < ${before}) AS late`,
  );
  return row?.late ?? false;
}

function definitionsOf(segments: readonly Segment[]): Definition[] {
  return segments.map(({ definition }) => definition);
}
