import sql, { type Sql } from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { recordset } from "~/lib/sql";
import { Cause, type Effect, type Passage, type Run, type RunOutcome } from "./model";

/** A run that is under way, and where its shopper lives. */
export interface OpenRun extends Run {
  country: string | null;
  region: string | null;
  /** The shopper was deleted. */
  isGone: boolean;
}

type Row = Omit<OpenRun, "cause"> & { cause: unknown };

const columns = sql`r.id, r.flow_id AS "flowId", r.version, r.profile_id AS "profileId", r.triggered_at AS "triggeredAt",
  r.started_at AS "startedAt", r.cause, r.segment_id AS "segmentId", r.at_step AS "atStep", r.arrived_at AS "arrivedAt",
  r.taken, r.treatment`;
const ofShoppers = sql`p.country_code AS country, p.region_code AS region, (p.deleted_at IS NOT NULL) IS TRUE AS "isGone"`;

const nothingKnown: Cause = { kind: "unknown", sourceId: null, properties: {} };

function read<Found extends { cause: unknown }>(row: Found): Omit<Found, "cause"> & { cause: Cause } {
  const cause = Cause.safeParse(row.cause);
  return { ...row, cause: cause.success ? cause.data : nothingKnown };
}

/** Runs that time has come for, which nobody else can take before this transaction ends. */
export async function takeDueRuns(shopId: number, limit: number, now: Date, tx: Tx): Promise<OpenRun[]> {
  return selectOpen(
    shopId,
    sql`AND r.due_at <= ${now} AND p.merged_into IS NULL ORDER BY r.due_at, r.id LIMIT ${limit} FOR UPDATE OF r SKIP LOCKED`,
    tx,
  );
}

/** The runs of some shoppers that are under way; whoever holds one of them is waited for. */
export async function lockRunsOf(shopId: number, profileIds: readonly string[], tx: Tx): Promise<OpenRun[]> {
  return selectOpen(
    shopId,
    sql`AND r.profile_id = ANY (${[...profileIds]}::bigint[]) ORDER BY r.id FOR UPDATE OF r`,
    tx,
  );
}

async function selectOpen(shopId: number, rest: Sql, tx: Tx): Promise<OpenRun[]> {
  const rows = await tx.query<Row>(sql`
    SELECT ${columns}, ${ofShoppers} FROM flow_runs r
    LEFT JOIN profiles p ON p.shop_id = r.shop_id AND p.id = r.profile_id
    WHERE r.shop_id = ${shopId} AND r.state = 'waiting' ${rest}`);
  return rows.map(read);
}

/** Runs by their ids, whether they are over or not; whoever holds one of them is waited for. */
export async function lockRuns(
  shopId: number,
  runIds: readonly string[],
  tx: Tx,
): Promise<(Run & { outcome: RunOutcome | null })[]> {
  const rows = await tx.query<Omit<Row, "country"> & { outcome: RunOutcome | null }>(sql`
    SELECT ${columns}, r.outcome FROM flow_runs r
    WHERE r.shop_id = ${shopId} AND r.id = ANY (${[...runIds]}::bigint[]) ORDER BY r.id FOR UPDATE`);
  return rows.map(read);
}

/** A run that is over, why and since when. */
export interface Ended {
  id: string;
  outcome: RunOutcome;
  at: Date;
}

/** Ends runs that are under way. @returns those that were */
export async function endRuns(shopId: number, ended: readonly Ended[], tx: Tx): Promise<string[]> {
  if (ended.length === 0) return [];
  const rows = await tx.query<{ id: string }>(sql`
    UPDATE flow_runs f SET state = 'ended', outcome = r.outcome, ended_at = r.at, due_at = NULL
    FROM ${recordset(ended, { id: "bigint", outcome: "text", at: "timestamptz" })}
    WHERE f.shop_id = ${shopId} AND f.id = r.id AND f.state = 'waiting' RETURNING f.id`);
  return rows.map(({ id }) => id);
}

/** Ends every run of a flow that is under way. */
export async function endRunsOf(shopId: number, flowId: number, outcome: RunOutcome, tx: Tx): Promise<void> {
  await tx.query(sql`
    UPDATE flow_runs SET state = 'ended', outcome = ${outcome}, ended_at = greatest(started_at, now()), due_at = NULL
    WHERE shop_id = ${shopId} AND flow_id = ${flowId} AND state = 'waiting'`);
}

/** Lets runs be looked at now: something happened that they may wait for. */
export async function wakeRuns(shopId: number, runIds: readonly string[], now: Date, tx: Tx): Promise<void> {
  if (runIds.length === 0) return;
  await tx.query(sql`
    UPDATE flow_runs SET due_at = least(due_at, ${now}) WHERE shop_id = ${shopId} AND id = ANY (${[...runIds]}::bigint[])
      AND state = 'waiting'`);
}

/** Where a run stands now, what it has passed and what it wants done. */
export interface Written {
  run: Run;
  dueAt: Date | null;
  outcome: RunOutcome | null;
  endedAt: Date | null;
  passages: readonly Passage[];
  effects: readonly Effect[];
}

/** Writes down how far runs have come, in three statements however many they are. */
export async function writeRuns(shopId: number, written: readonly Written[], now: Date, tx: Tx): Promise<void> {
  await writePlaces(shopId, written, tx);
  const passages = written.flatMap(({ run, passages }) =>
    passages.map((passage) => ({ runId: run.id, flowId: run.flowId, ...passage })),
  );
  if (passages.length > 0) {
    const columns = { runId: "bigint", number: "int", flowId: "int", step: "text", outcome: "text", at: "timestamptz" };
    await tx.query(sql`
      INSERT INTO flow_passages (shop_id, run_id, number, flow_id, step, outcome, at)
      SELECT ${shopId}::int, "runId", number, "flowId", step, outcome, at FROM ${recordset(passages, columns)}`);
  }
  const effects = written.flatMap(({ run, effects }) =>
    effects.map((effect) => ({ runId: run.id, flowId: run.flowId, profileId: run.profileId, ...effect })),
  );
  if (effects.length === 0) return;
  const columns = {
    ...({ runId: "bigint", number: "int", flowId: "int", profileId: "bigint", step: "text", kind: "text" } as const),
    ...({ payload: "jsonb", at: "timestamptz" } as const),
  };
  await tx.query(sql`
    INSERT INTO flow_effects (shop_id, run_id, number, flow_id, profile_id, step, kind, payload, next_attempt_at, created_at)
    SELECT ${shopId}::int, "runId", number, "flowId", "profileId", step, kind, payload, at, ${now}::timestamptz
    FROM ${recordset(effects, columns)}`);
}

/** It has come to its end by itself. Whoever was stopped is still known to have been at a step. */
function isThrough(outcome: RunOutcome | null): boolean {
  return outcome === "finished" || outcome === "exit" || outcome === "step_gone";
}

async function writePlaces(shopId: number, written: readonly Written[], tx: Tx): Promise<void> {
  const places = written.map(({ run: { id, atStep, arrivedAt, taken }, dueAt, outcome, endedAt }) => ({
    ...{ id, atStep: isThrough(outcome) ? null : atStep, arrivedAt, taken, dueAt, outcome, endedAt },
    state: outcome === null ? "waiting" : "ended",
  }));
  const columns = {
    ...({ id: "bigint", state: "text", atStep: "text", arrivedAt: "timestamptz", dueAt: "timestamptz" } as const),
    ...({ taken: "int", outcome: "text", endedAt: "timestamptz" } as const),
  };
  await tx.query(sql`
    UPDATE flow_runs f SET state = r.state, at_step = r."atStep", arrived_at = r."arrivedAt", due_at = r."dueAt",
      taken = r.taken, outcome = r.outcome, ended_at = r."endedAt"
    FROM ${recordset(places, columns)} WHERE f.shop_id = ${shopId} AND f.id = r.id`);
}

/** When time comes for the next run; null when none is under way. */
export async function findNextDue(shopId: number, db: Db = pool): Promise<Date | null> {
  const [row] = await db.query<{ at: Date | null }>(sql`
    SELECT min(r.due_at) AS at FROM flow_runs r
    WHERE r.shop_id = ${shopId} AND r.state = 'waiting'`);
  return row?.at ?? null;
}

/**
 * The runs of a merged profile go along, but for those the other profile has had itself: what both are in goes on once.
 */
export async function moveRuns(shopId: number, from: string, into: string, now: Date, tx: Tx): Promise<void> {
  await tx.query(sql`
    UPDATE flow_runs r SET state = 'ended', outcome = 'already_in', ended_at = ${now}, due_at = NULL
    WHERE r.shop_id = ${shopId} AND r.profile_id = ${from} AND r.state = 'waiting' AND EXISTS (
      SELECT 1 FROM flow_runs o
      WHERE o.shop_id = r.shop_id AND o.flow_id = r.flow_id AND o.profile_id = ${into}
        AND (o.state = 'waiting' OR o.triggered_at = r.triggered_at))`);
  await tx.query(sql`
    UPDATE flow_runs r SET profile_id = ${into}
    WHERE r.shop_id = ${shopId} AND r.profile_id = ${from} AND NOT EXISTS (
      SELECT 1 FROM flow_runs o
      WHERE o.shop_id = r.shop_id AND o.flow_id = r.flow_id AND o.profile_id = ${into} AND o.triggered_at = r.triggered_at)`);
}

export async function eraseFlowRuns(shopId: number, profileId: string, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM flow_runs WHERE shop_id = ${shopId} AND profile_id = ${profileId}`);
}
