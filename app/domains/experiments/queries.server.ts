import sql, { empty, type Sql } from "sql-template-tag";
import { z } from "zod";
import { db as pool, type Db, type Tx } from "~/db.server";
import { recordset } from "~/lib/sql";
import { Arms, experimentStates, subjectKinds, type Experiment, type Subject } from "./model";
import { Planned } from "./planning/model";
import { endedReasons, type EndedReason, type ExperimentDraft, type StoredExperiment } from "./stored";

const Row = z.object({
  id: z.int(),
  name: z.string(),
  kind: z.enum(subjectKinds),
  subjectId: z.int(),
  step: z.string().nullable(),
  arms: Arms,
  windowDays: z.int(),
  planned: z.unknown(),
  state: z.enum(experimentStates),
  winner: z.string().nullable(),
  stoppedArms: z.array(z.string()),
  rollsOut: z.boolean(),
  startedAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  endedReason: z.enum(endedReasons).nullable(),
  lookedAt: z.date().nullable(),
  createdAt: z.date(),
  revision: z.int(),
});

const columns = sql`e.id, e.name, e.subject_kind AS kind, e.subject_id AS "subjectId", e.step, e.arms,
  e.window_days AS "windowDays", e.planned, e.state, e.winner, e.stopped_arms AS "stoppedArms", e.rolls_out AS "rollsOut",
  e.started_at AS "startedAt", e.ended_at AS "endedAt", e.ended_reason AS "endedReason", e.looked_at AS "lookedAt",
  e.created_at AS "createdAt", e.revision`;

function read(row: object): StoredExperiment {
  const { kind, subjectId, step, planned, ...rest } = Row.parse(row);
  const plan = Planned.safeParse(planned);
  return { ...rest, subject: { kind, id: subjectId, step }, planned: plan.success ? plan.data : null };
}

/** All experiments, the newest first. */
export async function listExperiments(shopId: number, db: Db = pool): Promise<StoredExperiment[]> {
  const rows = await db.query(sql`
    SELECT ${columns} FROM experiments e WHERE e.shop_id = ${shopId} ORDER BY e.created_at DESC, e.id DESC`);
  return rows.map(read);
}

/** @param lock whether nobody else may change it until the transaction ends */
export async function findExperiment(
  shopId: number,
  experimentId: number,
  db: Db = pool,
  { lock = false }: { lock?: boolean } = {},
): Promise<StoredExperiment | null> {
  const [row] = await db.query(sql`
    SELECT ${columns} FROM experiments e WHERE e.shop_id = ${shopId} AND e.id = ${experimentId}
    ${lock ? sql`FOR UPDATE` : empty}`);
  return row ? read(row) : null;
}

/** By id; for those who write messages of its arms. */
export async function findExperiments(
  shopId: number,
  experimentIds: readonly number[],
  db: Db = pool,
): Promise<Map<number, Experiment>> {
  if (experimentIds.length === 0) return new Map();
  const rows = await db.query(sql`
    SELECT ${columns} FROM experiments e WHERE e.shop_id = ${shopId} AND e.id = ANY (${[...experimentIds]}::int[])`);
  return new Map(rows.map(read).map((experiment) => [experiment.id, experiment]));
}

/** What counts of each subject is the latest experiment that ever began. */
function latestOf(shopId: number, which: Sql): Sql {
  return sql`
    SELECT ${columns} FROM (
      SELECT DISTINCT ON (e.subject_kind, e.subject_id, e.step) e.* FROM experiments e
      WHERE e.shop_id = ${shopId} AND e.started_at IS NOT NULL AND ${which}
      ORDER BY e.subject_kind, e.subject_id, e.step, e.started_at DESC, e.id DESC
    ) e
    WHERE e.state = 'running' OR e.winner IS NOT NULL OR e.arms @> '[{"what": {"does": "path"}}]'`;
}

/**
 * The experiments that decide something of these subjects now: those that run, and those whose winner everybody gets. The
 * ways of a split are always among them, because somebody has to say which way. One for each subject at most.
 */
export async function findOpenExperiments(
  shopId: number,
  subjects: readonly Subject[],
  db: Db = pool,
): Promise<Experiment[]> {
  if (subjects.length === 0) return [];
  const asked = sql`EXISTS (
    SELECT 1 FROM ${recordset(
      subjects.map(({ kind, id, step }) => ({ kind, id, step })),
      { kind: "text", id: "int", step: "text" },
    )} WHERE r.kind = e.subject_kind AND r.id = e.subject_id AND r.step IS NOT DISTINCT FROM e.step)`;
  return (await db.query(latestOf(shopId, asked))).map(read);
}

/** The same of flows with all their steps. */
export async function findFlowExperiments(
  shopId: number,
  flowIds: readonly number[],
  db: Db = pool,
): Promise<Experiment[]> {
  if (flowIds.length === 0) return [];
  const asked = sql`e.subject_kind IN ('flow', 'flow_step') AND e.subject_id = ANY (${[...flowIds]}::int[])`;
  return (await db.query(latestOf(shopId, asked))).map(read);
}

/** All that were ever made about something, with the steps of a flow; the newest first. */
export async function listAbout(
  shopId: number,
  { kind, id }: Pick<Subject, "kind" | "id">,
  db: Db = pool,
): Promise<StoredExperiment[]> {
  const kinds = kind === "flow" || kind === "flow_step" ? ["flow", "flow_step"] : [kind];
  const rows = await db.query(sql`
    SELECT ${columns} FROM experiments e
    WHERE e.shop_id = ${shopId} AND e.subject_kind = ANY (${kinds}::text[]) AND e.subject_id = ${id}
    ORDER BY e.created_at DESC, e.id DESC`);
  return rows.map(read);
}

export async function addExperiment(
  shopId: number,
  subject: Subject,
  { name, arms, windowDays, rollsOut }: ExperimentDraft,
  now: Date,
  tx: Tx,
): Promise<number> {
  const [row] = await tx.query<{ id: number }>(sql`
    INSERT INTO experiments (shop_id, name, subject_kind, subject_id, step, arms, window_days, planned, rolls_out, created_at)
    VALUES (${shopId}, ${name}, ${subject.kind}, ${subject.id}, ${subject.step}, ${JSON.stringify(arms)}::jsonb,
      ${windowDays}, '{}', ${rollsOut}, ${now}) RETURNING id`);
  if (!row) throw new Error("An experiment was not added");
  return row.id;
}

export async function changeDraft(
  shopId: number,
  experimentId: number,
  { name, arms, windowDays, rollsOut }: ExperimentDraft,
  tx: Tx,
): Promise<void> {
  await tx.query(sql`
    UPDATE experiments SET name = ${name}, arms = ${JSON.stringify(arms)}::jsonb, window_days = ${windowDays},
      rolls_out = ${rollsOut}, revision = revision + 1
    WHERE shop_id = ${shopId} AND id = ${experimentId} AND state = 'draft'`);
}

/** @returns false when another one about the same thing runs already */
export async function beginExperiment(
  shopId: number,
  experimentId: number,
  planned: Planned | null,
  now: Date,
  tx: Tx,
): Promise<boolean> {
  const rows = await tx.query(sql`
    UPDATE experiments e SET state = 'running', started_at = ${now}, planned = ${JSON.stringify(planned ?? {})}::jsonb,
      revision = revision + 1
    WHERE e.shop_id = ${shopId} AND e.id = ${experimentId} AND e.state = 'draft' AND NOT EXISTS (
      SELECT 1 FROM experiments o
      WHERE o.shop_id = e.shop_id AND o.subject_kind = e.subject_kind AND o.subject_id = e.subject_id
        AND o.step IS NOT DISTINCT FROM e.step AND o.state = 'running')
    RETURNING 1`);
  return rows.length > 0;
}

export async function endExperiment(
  shopId: number,
  experimentId: number,
  { winner, reason }: { winner: string | null; reason: EndedReason },
  now: Date,
  tx: Tx,
): Promise<void> {
  const state = reason === "stopped" || reason === "changed" ? "stopped" : "finished";
  await tx.query(sql`
    UPDATE experiments SET state = ${state}, winner = ${winner}, ended_reason = ${reason},
      ended_at = coalesce(ended_at, ${now}), revision = revision + 1
    WHERE shop_id = ${shopId} AND id = ${experimentId} AND state <> 'draft'`);
}

/** Nobody new gets these any more. */
export async function stopArms(
  shopId: number,
  experimentId: number,
  stoppedArms: readonly string[],
  tx: Tx,
): Promise<void> {
  await tx.query(sql`
    UPDATE experiments SET stopped_arms = ${[...stoppedArms]}::text[], revision = revision + 1
    WHERE shop_id = ${shopId} AND id = ${experimentId}`);
}

export async function renameExperiment(shopId: number, experimentId: number, name: string, arms: unknown, tx: Tx) {
  await tx.query(sql`
    UPDATE experiments SET name = ${name}, arms = ${JSON.stringify(arms)}::jsonb
    WHERE shop_id = ${shopId} AND id = ${experimentId}`);
}

/** @returns false when there is no such draft */
export async function removeDraft(shopId: number, experimentId: number, db: Db = pool): Promise<boolean> {
  const rows = await db.query(sql`
    DELETE FROM experiments WHERE shop_id = ${shopId} AND id = ${experimentId} AND state = 'draft' RETURNING 1`);
  return rows.length > 0;
}

export async function eraseShopExperiments(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM experiments WHERE shop_id = ${shopId}`);
}
