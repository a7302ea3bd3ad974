import sql, { empty, type Sql } from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { recordset } from "~/lib/sql";
import type { CompileContext } from "../compile/context";
import type { ChangeCause, Definition, Segment } from "../model";
import { evaluation } from "./population.server";

/** For passes over everyone, of which there is one at a time in a shop. */
const wideMemory = "128MB";

/** A profile to evaluate: why, and as of when a change of it counts. */
export interface Taken {
  id: string;
  cause: ChangeCause;
  at: Date;
}

export interface Changes {
  entered: number;
  left: number;
}

/** Keeps evaluations of a shop from each other, until the transaction ends. */
export async function lockMemberships(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`SELECT pg_advisory_xact_lock(hashtext('memberships'), ${shopId})`);
}

/**
 * Evaluates some profiles against segments in one pass, writes only differences, and notes when each is due again.
 * @param isFirst whether what was noted before is of no account any more; otherwise whoever is due earlier stays so
 */
export async function evaluateTaken(
  segments: readonly Segment[],
  taken: readonly Taken[],
  isFirst: boolean,
  context: CompileContext,
  tx: Tx,
): Promise<Changes> {
  const profileIds = taken.map(({ id }) => id);
  const asked = { context, traits: "stored", profileIds } as const;
  return write(
    {
      segments,
      taken: sql`SELECT id AS profile_id, cause, at FROM ${recordset(taken, { id: "bigint", cause: "text", at: "timestamptz" })}`,
      evaluated: evaluation(definitionsOf(segments), asked),
      theirs: sql`AND m.profile_id = ANY (${profileIds}::bigint[])`,
      dues: isFirst ? replaceDues(context.shopId) : addDues(context.shopId),
    },
    context.shopId,
    tx,
  );
}

/**
 * Evaluates everyone against some segments as of an instant, from the facts. As of now, it is also noted when one of
 * them may change by itself; whoever is due earlier because of another stays so.
 */
export async function evaluateEveryone(
  segments: readonly Segment[],
  { cause, isNow }: { cause: ChangeCause; isNow: boolean },
  context: CompileContext,
  tx: Tx,
): Promise<Changes> {
  const { shopId, asOf } = context;
  await tx.query(sql`SELECT set_config('work_mem', ${wideMemory}, true)`);
  const changes = await write(
    {
      segments,
      taken: sql`SELECT id AS profile_id, ${cause}::text AS cause, ${asOf}::timestamptz AS at FROM profiles WHERE shop_id = ${shopId}`,
      evaluated: evaluation(definitionsOf(segments), { context, traits: "facts" }),
      theirs: empty,
      dues: isNow ? addDues(shopId) : empty,
    },
    shopId,
    tx,
  );
  // Much is new at once: whoever asks next must not be planned for as few as there were before.
  if (isNow) await tx.query(sql`ANALYZE memberships, due_profiles`);
  return changes;
}

/** Keeps when each evaluated profile is due next, and forgets those that are not. */
function replaceDues(shopId: number): Sql {
  return sql`,
    due AS (
      INSERT INTO due_profiles (shop_id, profile_id, due_at)
      SELECT ${shopId}::int, profile_id, due_at FROM evaluated WHERE due_at IS NOT NULL
      ON CONFLICT (shop_id, profile_id) DO UPDATE SET due_at = excluded.due_at
      WHERE due_profiles.due_at <> excluded.due_at
    ),
    settled AS (
      DELETE FROM due_profiles d USING taken t
      WHERE d.shop_id = ${shopId} AND d.profile_id = t.profile_id
        AND NOT EXISTS (SELECT 1 FROM evaluated e WHERE e.profile_id = d.profile_id AND e.due_at IS NOT NULL)
    )`;
}

function addDues(shopId: number): Sql {
  return sql`,
    due AS (
      INSERT INTO due_profiles (shop_id, profile_id, due_at)
      SELECT ${shopId}::int, profile_id, due_at FROM evaluated WHERE due_at IS NOT NULL
      ON CONFLICT (shop_id, profile_id) DO UPDATE SET due_at = excluded.due_at WHERE excluded.due_at < due_profiles.due_at
    )`;
}

/** One evaluation to be written: queries of who is asked, with why and as of when, and of what was found. */
interface Pass {
  segments: readonly Segment[];
  taken: Sql;
  evaluated: Sql;
  /** Whose stays `m` it is compared with. */
  theirs: Sql;
  /** What else is kept of it. */
  dues: Sql;
}

async function write({ segments, taken, evaluated, theirs, dues }: Pass, shopId: number, tx: Tx): Promise<Changes> {
  const segmentIds = segments.map(({ id }) => id);
  // A full join is planned as one pass over both sides, however wrong the planner's idea of their sizes.
  const [changes] = await tx.query<Changes>(sql`
    WITH taken AS MATERIALIZED (${taken}), evaluated AS MATERIALIZED (${evaluated}),
    differing AS MATERIALIZED (
      SELECT profile_id, segment_id, stay.entered_at, t.cause, t.at
      FROM (
        SELECT e.profile_id, s.segment_id, true AS is_in FROM evaluated e
        CROSS JOIN LATERAL unnest(${segmentIds}::int[], e.truths) AS s(segment_id, truth) WHERE s.truth
      ) member
      FULL JOIN (
        SELECT m.profile_id, m.segment_id, m.entered_at FROM memberships m
        WHERE m.shop_id = ${shopId} AND m.segment_id = ANY (${segmentIds}::int[]) AND m.left_at IS NULL ${theirs}
      ) stay USING (profile_id, segment_id)
      JOIN taken t USING (profile_id)
      WHERE member.is_in IS NULL OR stay.entered_at IS NULL
    ),
    gone AS (
      UPDATE memberships m SET left_at = greatest(d.at, m.entered_at), left_cause = d.cause FROM differing d
      WHERE m.shop_id = ${shopId} AND m.segment_id = d.segment_id AND m.profile_id = d.profile_id AND m.entered_at = d.entered_at
      RETURNING 1
    ),
    come AS (
      INSERT INTO memberships (shop_id, segment_id, profile_id, entered_at, entered_cause)
      SELECT ${shopId}::int, segment_id, profile_id, at, cause FROM differing WHERE entered_at IS NULL
      ON CONFLICT (shop_id, profile_id, segment_id, entered_at) DO UPDATE SET left_at = NULL, left_cause = NULL
      RETURNING 1
    )${dues}
    SELECT (SELECT count(*) FROM come)::int AS entered, (SELECT count(*) FROM gone)::int AS left`);
  return changes ?? { entered: 0, left: 0 };
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
