import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { recordset } from "~/lib/sql";
import type { Reentry } from "../content/triggers";
import type { StartedRun } from "../model";
import type { Cause, RunOutcome } from "../runs/model";
import type { Candidate } from "./model";

/** A flow that starts with an entry into a segment, or an exit from it, and since when. */
export interface Watch {
  flowId: number;
  segmentId: number;
  end: "entered" | "left";
  since: Date;
}

type Turn = Pick<Candidate, "flowId" | "profileId" | "triggeredAt"> & { segmentId: number };

/**
 * Who entered or left a segment that a flow starts with and has not started it yet: by what they did, or by time
 * passing. What was only learnt of the past starts nothing, and who has come back meanwhile has not left.
 */
export async function findTurns(shopId: number, watches: readonly Watch[], tx: Tx): Promise<Turn[]> {
  if (watches.length === 0) return [];
  const columns = { flowId: "int", segmentId: "int", end: "text", since: "timestamptz" };
  return tx.query<Turn>(sql`
    SELECT r."flowId", m.profile_id AS "profileId", r."segmentId",
      CASE r."end" WHEN 'entered' THEN m.entered_at ELSE m.left_at END AS "triggeredAt"
    FROM ${recordset(watches, columns)}
    JOIN memberships m ON m.shop_id = ${shopId} AND m.segment_id = r."segmentId" AND (
      (r."end" = 'entered' AND m.entered_at >= r.since AND m.left_at IS NULL AND m.entered_cause IN ('fact', 'time'))
      OR (r."end" = 'left' AND m.left_at >= r.since AND m.left_cause IN ('fact', 'time')))
    WHERE NOT EXISTS (
      SELECT 1 FROM flow_runs f WHERE f.shop_id = ${shopId} AND f.flow_id = r."flowId" AND f.profile_id = m.profile_id
        AND f.triggered_at = CASE r."end" WHEN 'entered' THEN m.entered_at ELSE m.left_at END)
      AND (r."end" = 'entered' OR NOT EXISTS (
        SELECT 1 FROM memberships b WHERE b.shop_id = ${shopId} AND b.segment_id = r."segmentId"
          AND b.profile_id = m.profile_id AND b.left_at IS NULL))
    ORDER BY r."flowId", "triggeredAt", m.profile_id`);
}

/** Runs of those who were kept out when a flow would have begun count for nothing. */
const hasBegun = sql`coalesce(o.outcome, '') NOT IN ('not_for_her', 'already_in')`;

/**
 * The numbers of those candidates for whom a flow may start by its rule of coming in again. Who was still in it when it
 * happened does not come in for it, however late somebody looks; of several things that happened the first counts.
 */
export async function findAllowed(
  shopId: number,
  candidates: readonly (Pick<Candidate, "flowId" | "profileId" | "triggeredAt"> & { reentry: Reentry })[],
  tx: Tx,
): Promise<Set<number>> {
  const asked = candidates.map(({ flowId, profileId, triggeredAt, reentry }, place) => ({
    ...{ place, flowId, profileId, triggeredAt },
    // Null for every time, and for once as long as there is.
    days: reentry.rule === "after_days" ? reentry.days : null,
    isOnce: reentry.rule === "once",
  }));
  const columns = {
    ...({ place: "int", flowId: "int", profileId: "bigint", triggeredAt: "timestamptz" } as const),
    ...({ days: "int", isOnce: "boolean" } as const),
  };
  const rows = await tx.query<{ place: number }>(sql`
    SELECT DISTINCT ON (r."flowId", r."profileId") r.place FROM ${recordset(asked, columns)}
    JOIN profiles p ON p.shop_id = ${shopId} AND p.id = r."profileId" AND p.deleted_at IS NULL AND p.merged_into IS NULL
    WHERE NOT EXISTS (
      SELECT 1 FROM flow_runs o
      WHERE o.shop_id = ${shopId} AND o.flow_id = r."flowId" AND o.profile_id = r."profileId" AND (
        o.triggered_at = r."triggeredAt" OR o.state = 'waiting'
        OR (o.outcome = 'not_for_her' AND o.triggered_at > r."triggeredAt") OR (${hasBegun} AND (
          r."isOnce" OR (o.triggered_at <= r."triggeredAt" AND o.ended_at > r."triggeredAt")
          OR o.triggered_at > r."triggeredAt" - make_interval(days => r.days)))))
    ORDER BY r."flowId", r."profileId", r."triggeredAt", r.place`);
  return new Set(rows.map(({ place }) => place));
}

/** A run that begins, or one of which is only kept why it did not. */
export interface NewRun extends Candidate {
  version: number;
  treatment: "generic" | null;
  atStep: string | null;
  /** Null for one that begins. */
  outcome: RunOutcome | null;
}

/** Writes runs; who is in a flow already, or was taken in for the very same thing, is left out. @returns those that begin */
export async function insertRuns(
  shopId: number,
  runs: readonly NewRun[],
  now: Date,
  tx: Tx,
): Promise<(StartedRun & { cause: Cause })[]> {
  if (runs.length === 0) return [];
  const columns = {
    ...({ flowId: "int", version: "int", profileId: "bigint", triggeredAt: "timestamptz", cause: "jsonb" } as const),
    ...({ segmentId: "int", treatment: "text", atStep: "text", outcome: "text" } as const),
  };
  // In one order, so that two who take in the same shoppers wait for each other instead of for ever.
  const rows = await tx.query<StartedRun & { cause: Cause; outcome: string | null }>(sql`
    INSERT INTO flow_runs (shop_id, flow_id, version, profile_id, triggered_at, started_at, cause, segment_id, treatment,
      state, at_step, arrived_at, due_at, outcome, ended_at)
    SELECT ${shopId}::int, "flowId", version, "profileId", "triggeredAt", ${now}::timestamptz, cause, "segmentId", treatment,
      CASE WHEN outcome IS NULL THEN 'waiting' ELSE 'ended' END, "atStep", "triggeredAt",
      CASE WHEN outcome IS NULL THEN "triggeredAt" END, outcome, CASE WHEN outcome IS NOT NULL THEN "triggeredAt" END
    FROM ${recordset(runs, columns)} ORDER BY "flowId", "profileId", "triggeredAt"
    ON CONFLICT DO NOTHING
    RETURNING id AS "runId", flow_id AS "flowId", profile_id AS "profileId", cause, outcome`);
  return rows.filter(({ outcome }) => outcome === null);
}

/** Of what a flow was refused for, the latest is kept: what was before it was decided with it. */
export async function forgetRefusals(
  shopId: number,
  refused: readonly Pick<NewRun, "flowId" | "profileId" | "triggeredAt">[],
  tx: Tx,
): Promise<void> {
  if (refused.length === 0) return;
  const rows = refused.map(({ flowId, profileId, triggeredAt }) => ({ flowId, profileId, triggeredAt }));
  const columns = { flowId: "int", profileId: "bigint", triggeredAt: "timestamptz" };
  await tx.query(sql`
    DELETE FROM flow_runs o USING ${recordset(rows, columns)}
    WHERE o.shop_id = ${shopId} AND o.flow_id = r."flowId" AND o.profile_id = r."profileId"
      AND o.outcome = 'not_for_her' AND o.triggered_at < r."triggeredAt"`);
}

/** Of some profiles those that are in the shop. */
export async function findPresent(shopId: number, profileIds: readonly string[], db: Db = pool): Promise<string[]> {
  const rows = await db.query<{ id: string }>(sql`
    SELECT id FROM profiles WHERE shop_id = ${shopId} AND id = ANY (${[...profileIds]}::bigint[])
      AND deleted_at IS NULL AND merged_into IS NULL ORDER BY id`);
  return rows.map(({ id }) => id);
}
