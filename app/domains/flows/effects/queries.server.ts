import sql, { type Sql } from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { recordset } from "~/lib/sql";
import type { Next } from "./follow";
import type { Effect, EffectKey, EffectKind, EffectReason } from "./model";

/** A worker holds an effect so long; then another may take it. By the database's clock. */
const leaseSeconds = 120;

/** Where a webhook leads, as an SQL expression over its payload: what rests, rests as a whole. */
export function targetOf(payload: Sql): Sql {
  return sql`lower(substring(${payload} ->> 'url' from '^https://([^/?#\\\\]+)'))`;
}

/** Whether no worker holds it. */
export const isFree = (alias: Sql) =>
  sql`(${alias}.claimed_until IS NULL OR ${alias}.claimed_until < clock_timestamp())`;

/** One worker at a time chooses which effects of a shop it takes, until its transaction ends. */
export async function lockEffects(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`SELECT pg_advisory_xact_lock(hashtext('flow_effects'), ${shopId})`);
}

/**
 * Takes effects of a kind that are due, in the order in which they were wanted, and counts the attempt. Of one shopper
 * and tag an earlier one goes first; of a target that is on trial after a rest, one alone; of one that rests, none.
 */
export async function claimEffects(
  shopId: number,
  kind: Exclude<EffectKind, "send">,
  limit: number,
  now: Date,
  tx: Tx,
): Promise<Effect<unknown>[]> {
  await lockEffects(shopId, tx);
  return claim(shopId, sql`${due(shopId, kind, now)} LIMIT ${limit}`, tx);
}

/** Takes the effects that a query names by run and number. The caller holds `lockEffects`. */
export async function claim(shopId: number, which: Sql, tx: Tx): Promise<Effect<unknown>[]> {
  return tx.query<Effect<unknown>>(sql`
    WITH taken AS (
      UPDATE flow_effects e
      SET attempts = e.attempts + 1, claimed_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
      FROM (${which}) d
      WHERE e.shop_id = ${shopId} AND e.run_id = d.run_id AND e.number = d.number
      RETURNING e.*
    )
    SELECT t.run_id AS "runId", t.number, t.flow_id AS "flowId", f.name AS "flowName", t.profile_id AS "profileId",
      p.customer_id AS "customerId", coalesce(trim(p.first_name || ' ' || p.last_name), '') AS shopper, t.step, t.payload,
      t.attempts, t.created_at AS "createdAt", r.cause
    FROM taken t
    JOIN flow_runs r ON r.shop_id = t.shop_id AND r.id = t.run_id
    JOIN flows f ON f.shop_id = t.shop_id AND f.id = t.flow_id
    LEFT JOIN profiles p ON p.shop_id = t.shop_id AND p.id = t.profile_id AND p.deleted_at IS NULL
    ORDER BY t.created_at, t.run_id, t.number`);
}

function due(shopId: number, kind: EffectKind, now: Date): Sql {
  const waiting = sql`
    FROM flow_effects e
    WHERE e.shop_id = ${shopId} AND e.kind = ${kind} AND e.state = 'queued' AND e.next_attempt_at <= ${now} AND ${isFree(sql`e`)}`;
  const order = sql`created_at, run_id, number`;
  if (kind === "tag") return sql`SELECT e.run_id, e.number ${waiting} AND ${isNextOfItsTag(now)} ORDER BY ${order}`;
  if (kind !== "webhook") return sql`SELECT e.run_id, e.number ${waiting} ORDER BY ${order}`;
  return sql`
    SELECT w.run_id, w.number FROM (
      SELECT e.*, ${targetOf(sql`e.payload`)} AS target,
        row_number() OVER (PARTITION BY ${targetOf(sql`e.payload`)} ORDER BY e.created_at, e.run_id, e.number) AS place ${waiting}
    ) w
    LEFT JOIN flow_targets t ON t.shop_id = ${shopId} AND t.target = w.target
    WHERE t.rested_until IS NULL OR (t.rested_until <= ${now} AND w.place = 1)
    ORDER BY ${order}`;
}

/** Whether no earlier change of the same tag of the same shopper is under way or waits for later: the last must win. */
function isNextOfItsTag(now: Date): Sql {
  return sql`NOT EXISTS (
    SELECT 1 FROM flow_effects o
    WHERE o.shop_id = e.shop_id AND o.kind = 'tag' AND o.state = 'queued' AND o.profile_id = e.profile_id
      AND lower(o.payload ->> 'tag') = lower(e.payload ->> 'tag')
      AND (o.created_at, o.run_id, o.number) < (e.created_at, e.run_id, e.number)
      AND (o.next_attempt_at > ${now} OR NOT ${isFree(sql`o`)}))`;
}

/** What became of an effect, and of which attempt: a later one makes the word of an earlier one void. */
type Settled = EffectKey & { attempts: number; next: Next };

/** @returns how many are settled by this: of those that another worker has taken meanwhile nothing is written */
export async function settleEffects(shopId: number, settled: readonly Settled[], now: Date, db: Db): Promise<number> {
  if (settled.length === 0) return 0;
  const rows = settled.map(({ runId, number, attempts, next }) => ({
    ...{ runId, number, attempts, state: next.state },
    reason: next.state === "done" ? null : next.reason,
    at: next.state === "queued" ? next.at : null,
  }));
  const columns = {
    ...({ runId: "bigint", number: "int", attempts: "int" } as const),
    ...({ state: "text", reason: "text", at: "timestamptz" } as const),
  };
  const written = await db.query(sql`
    UPDATE flow_effects e SET state = r.state, reason = r.reason, claimed_until = NULL,
      next_attempt_at = coalesce(r.at, e.next_attempt_at),
      settled_at = CASE WHEN r.state = 'queued' THEN NULL ELSE ${now}::timestamptz END
    FROM ${recordset(rows, columns)}
    WHERE e.shop_id = ${shopId} AND e.run_id = r."runId" AND e.number = r.number AND e.attempts = r.attempts
      AND e.state = 'queued' RETURNING 1`);
  return written.length;
}

/** Gives up, for one reason, what waits: of one kind and older than an instant, or all of it. */
export async function giveUp(
  shopId: number,
  reason: EffectReason,
  { kind, before }: { kind: EffectKind; before: Date } | { kind: null; before: null },
  now: Date,
  db: Db = pool,
): Promise<void> {
  const which = kind === null ? sql`kind <> 'send'` : sql`kind = ${kind} AND created_at < ${before}`;
  await db.query(sql`
    UPDATE flow_effects e SET state = 'failed', reason = coalesce(reason, ${reason}), settled_at = ${now}, claimed_until = NULL
    WHERE shop_id = ${shopId} AND state = 'queued' AND ${which} AND ${isFree(sql`e`)}`);
}

const notPermitted = sql`state = 'queued' AND kind = 'tag' AND reason IN ('not_allowed', 'reauthorization_needed')`;

export async function isWaitingForPermission(shopId: number, db: Db = pool): Promise<boolean> {
  const [row] = await db.query<{ isAny: boolean }>(sql`
    SELECT EXISTS (SELECT 1 FROM flow_effects WHERE shop_id = ${shopId} AND ${notPermitted}) AS "isAny"`);
  return row?.isAny ?? false;
}

/** Makes due what waited for permission. */
export async function bringForward(shopId: number, now: Date, db: Db = pool): Promise<void> {
  await db.query(sql`
    UPDATE flow_effects SET next_attempt_at = least(next_attempt_at, ${now}) WHERE shop_id = ${shopId} AND ${notPermitted}`);
}

/** When something is to be done next, whether or not somebody is at it; null when nothing waits. */
export async function findNextEffect(shopId: number, db: Db = pool): Promise<Date | null> {
  const [row] = await db.query<{ at: Date | null }>(sql`
    SELECT min(greatest(e.next_attempt_at, e.claimed_until, t.rested_until)) AS at
    FROM flow_effects e
    LEFT JOIN flow_targets t ON t.shop_id = e.shop_id AND e.kind = 'webhook' AND t.target = ${targetOf(sql`e.payload`)}
    WHERE e.shop_id = ${shopId} AND e.state = 'queued' AND e.kind <> 'send'`);
  return row?.at ?? null;
}

/** How the effects of a step stand. */
export interface EffectCount {
  step: string;
  kind: EffectKind;
  state: string;
  /** Why not, or not yet; null where it went well or has not been tried. */
  reason: string | null;
  count: number;
}

/** How what a flow's steps want done outside stands, step by step; what is sent stands in the ledger. */
export async function countEffects(shopId: number, flowId: number, db: Db = pool): Promise<EffectCount[]> {
  return db.query<EffectCount>(sql`
    SELECT step, kind, state, reason, count(*)::int AS count FROM flow_effects
    WHERE shop_id = ${shopId} AND flow_id = ${flowId} AND kind <> 'send'
    GROUP BY step, kind, state, reason ORDER BY step, kind, state, reason NULLS FIRST`);
}

/** What a merged profile's runs want done is done for the one that is kept. */
export async function moveFlowEffects(shopId: number, from: string, into: string, db: Db = pool): Promise<void> {
  await db.query(sql`
    UPDATE flow_effects SET profile_id = ${into} WHERE shop_id = ${shopId} AND profile_id = ${from}`);
}

export async function eraseFlowEffects(shopId: number, profileId: string, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM flow_effects WHERE shop_id = ${shopId} AND profile_id = ${profileId}`);
}
