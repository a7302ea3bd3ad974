import sql from "sql-template-tag";
import type { Db, Tx } from "~/db.server";
import { recordset } from "~/lib/sql";
import type { FlowContent } from "../content/model";

/** How many flows there are that are not put away. Who counts holds back others of the shop meanwhile. */
export async function countFlows(shopId: number, tx: Tx): Promise<number> {
  await tx.query(sql`SELECT pg_advisory_xact_lock(hashtext('flows'), ${shopId})`);
  const [row] = await tx.query<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM flows WHERE shop_id = ${shopId} AND archived_at IS NULL`);
  return row?.count ?? 0;
}

/** Adds a flow with nothing but a draft, off. @param key null for an own one, which is named after its number @returns its number */
export async function insertFlow(
  shopId: number,
  { key, name, draft }: { key: string | null; name: string; draft: FlowContent },
  now: Date,
  tx: Tx,
): Promise<number> {
  const [row] = await tx.query<{ id: number }>(sql`
    INSERT INTO flows (shop_id, id, key, name, draft, drafted_at, revision, created_at)
    SELECT ${shopId}::int, n, coalesce(${key}::text, 'flow-' || n), ${name}, ${JSON.stringify(draft)}::jsonb,
      ${now}::timestamptz, 1, ${now}::timestamptz
    FROM nextval(pg_get_serial_sequence('flows', 'id')) AS n RETURNING id`);
  if (!row) throw new Error("A flow that was added has no number");
  return row.id;
}

/** Whether a flow of the shop, put away or not, has this key. */
export async function isKeyTaken(shopId: number, key: string, db: Db): Promise<boolean> {
  const rows = await db.query(sql`SELECT 1 FROM flows WHERE shop_id = ${shopId} AND key = ${key}`);
  return rows.length > 0;
}

/** The names of flows that are not put away. */
export async function listNames(shopId: number, db: Db): Promise<string[]> {
  const rows = await db.query<{ name: string }>(sql`
    SELECT name FROM flows WHERE shop_id = ${shopId} AND archived_at IS NULL`);
  return rows.map(({ name }) => name);
}

/** Writes the draft, or takes it away. @returns the new revision */
export async function updateDraft(
  shopId: number,
  flowId: number,
  { name, draft }: { name: string; draft: FlowContent | null },
  now: Date,
  tx: Tx,
): Promise<number> {
  const [row] = await tx.query<{ revision: number }>(sql`
    UPDATE flows SET name = ${name}, draft = ${draft && JSON.stringify(draft)}::jsonb,
      drafted_at = ${draft && now}::timestamptz, revision = revision + 1
    WHERE shop_id = ${shopId} AND id = ${flowId} RETURNING revision`);
  if (!row) throw new Error("A flow that was locked is gone");
  return row.revision;
}

/** Puts a flow away, since when, or takes it back. */
export async function setArchived(shopId: number, flowId: number, archivedAt: Date | null, tx: Tx): Promise<boolean> {
  const rows = await tx.query(sql`
    UPDATE flows SET archived_at = ${archivedAt}, revision = revision + 1
    WHERE shop_id = ${shopId} AND id = ${flowId} AND (archived_at IS NULL) = (${archivedAt}::timestamptz IS NOT NULL)
    RETURNING id`);
  return rows.length > 0;
}

/** How many stand at a step of a version. */
export interface Standing {
  version: number;
  step: string;
  count: number;
}

/** Where those stand who are in a flow. */
export async function countStanding(shopId: number, flowId: number, db: Db): Promise<Standing[]> {
  return db.query<Standing>(sql`
    SELECT version, at_step AS step, count(*)::int AS count FROM flow_runs
    WHERE shop_id = ${shopId} AND flow_id = ${flowId} AND state = 'waiting' AND at_step IS NOT NULL
    GROUP BY 1, 2 ORDER BY 1, 2`);
}

/** Where who stands at a step of a version goes on in another; null when nothing is left there for them. */
export interface Landing {
  version: number;
  step: string;
  to: string | null;
}

/**
 * Lets those who are in a flow go on by another version of it: who stays at a step has waited there since they came to
 * it, who comes to another begins there now, and for whom there is none it is over.
 */
export async function moveRuns(
  shopId: number,
  flowId: number,
  version: number,
  landings: readonly Landing[],
  now: Date,
  tx: Tx,
): Promise<void> {
  await tx.query(sql`
    UPDATE flow_runs f SET version = ${version},
      state = CASE WHEN r."to" IS NULL THEN 'ended' ELSE 'waiting' END,
      outcome = CASE WHEN r."to" IS NULL THEN 'step_gone' END,
      ended_at = CASE WHEN r."to" IS NULL THEN ${now}::timestamptz END,
      arrived_at = CASE WHEN r."to" = f.at_step THEN f.arrived_at ELSE ${now}::timestamptz END,
      due_at = CASE WHEN r."to" IS NULL THEN NULL ELSE ${now}::timestamptz END,
      at_step = r."to"
    FROM ${recordset(landings, { version: "int", step: "text", to: "text" })}
    WHERE f.shop_id = ${shopId} AND f.flow_id = ${flowId} AND f.state = 'waiting' AND f.version = r.version
      AND f.at_step = r.step`);
}
