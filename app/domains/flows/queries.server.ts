import sql, { type Sql } from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { recordset } from "~/lib/sql";
import { FlowContent } from "./content/model";
import { readFlowDraft } from "./editing/draft";
import type { Flow } from "./model";

type Row = Omit<Flow, "content" | "draft"> & { content: unknown; draft: unknown };

const columns = sql`f.id, f.key, f.name, v.content, f.draft, f.version, f.rank, f.enabled_at AS "enabledAt", f.revision,
  f.archived_at AS "archivedAt"`;
const source = sql`flows f LEFT JOIN flow_versions v ON v.shop_id = f.shop_id AND v.flow_id = f.id AND v.version = f.version`;

/** The shop's flows but for those that are put away, the one that goes first before the others. */
export async function listFlows(shopId: number, db: Db = pool): Promise<Flow[]> {
  return select(sql`f.shop_id = ${shopId} AND f.archived_at IS NULL`, db);
}

/** Flows that were put away and can be taken back. */
export async function listPutAwayFlows(shopId: number, db: Db = pool): Promise<Flow[]> {
  return select(sql`f.shop_id = ${shopId} AND f.archived_at IS NOT NULL`, db);
}

/** A flow, put away or not. */
export async function findFlow(shopId: number, flowId: number, db: Db = pool): Promise<Flow | null> {
  const [flow] = await select(sql`f.shop_id = ${shopId} AND f.id = ${flowId}`, db);
  return flow ?? null;
}

async function select(condition: Sql, db: Db): Promise<Flow[]> {
  const rows = await db.query<Row>(sql`SELECT ${columns} FROM ${source} WHERE ${condition} ORDER BY f.id`);
  return rows.map((row) => ({
    ...row,
    content: row.content === null ? null : FlowContent.parse(row.content),
    draft: readFlowDraft(row.draft),
  }));
}

/** Turns a flow on from an instant, or off; one that is on stays on since when it was. @returns false when there is none */
export async function turnFlow(shopId: number, flowId: number, enabledAt: Date | null, tx: Tx): Promise<boolean> {
  const rows = await tx.query(sql`
    UPDATE flows SET enabled_at = CASE WHEN ${enabledAt}::timestamptz IS NULL THEN NULL ELSE coalesce(enabled_at, ${enabledAt}) END
    WHERE shop_id = ${shopId} AND id = ${flowId} AND archived_at IS NULL RETURNING id`);
  return rows.length > 0;
}

/** The flows that are on. */
export async function findFlowsOn(shopId: number, db: Db = pool): Promise<Set<number>> {
  const rows = await db.query<{ id: number }>(sql`
    SELECT id FROM flows WHERE shop_id = ${shopId} AND enabled_at IS NOT NULL`);
  return new Set(rows.map(({ id }) => id));
}

/** Adds a flow with a first version, off; one that is there already stays as it is. */
export async function addFlow(
  shopId: number,
  { key, name, content }: { key: string; name: string; content: FlowContent },
  now: Date,
  db: Db,
): Promise<void> {
  await db.query(sql`
    WITH added AS (
      INSERT INTO flows (shop_id, key, name, version, created_at) VALUES (${shopId}, ${key}, ${name}, 1, ${now})
      ON CONFLICT (shop_id, key) DO NOTHING RETURNING id
    )
    INSERT INTO flow_versions (shop_id, flow_id, version, content, created_at)
    SELECT ${shopId}::int, id, 1, ${JSON.stringify(content)}::jsonb, ${now}::timestamptz FROM added`);
}

/** The shop's flows, which nobody else can change or turn on or off until the transaction ends. */
export async function lockFlows(shopId: number, tx: Tx): Promise<Flow[]> {
  await tx.query(sql`SELECT id FROM flows WHERE shop_id = ${shopId} ORDER BY id FOR UPDATE`);
  return listFlows(shopId, tx);
}

/** The same of one flow. */
export async function lockFlow(shopId: number, flowId: number, tx: Tx): Promise<Flow | null> {
  await tx.query(sql`SELECT id FROM flows WHERE shop_id = ${shopId} AND id = ${flowId} FOR UPDATE`);
  return findFlow(shopId, flowId, tx);
}

/** Makes a content the flow's next version; who is in it goes on by the one before. @returns its number */
export async function addVersion(
  shopId: number,
  flowId: number,
  content: FlowContent,
  now: Date,
  tx: Tx,
): Promise<number> {
  const [row] = await tx.query<{ version: number }>(sql`
    WITH latest AS (
      UPDATE flows SET revision = revision + 1, version = 1 + coalesce((
        SELECT max(version) FROM flow_versions WHERE shop_id = ${shopId} AND flow_id = ${flowId}), 0)
      WHERE shop_id = ${shopId} AND id = ${flowId} RETURNING id, version
    )
    INSERT INTO flow_versions (shop_id, flow_id, version, content, created_at)
    SELECT ${shopId}::int, id, version, ${JSON.stringify(content)}::jsonb, ${now}::timestamptz FROM latest
    RETURNING version`);
  if (!row) throw new Error("The flow that was locked is gone");
  return row.version;
}

/** A version of a flow, by both their numbers. */
export interface VersionKey {
  flowId: number;
  version: number;
}

/** How a version is named among others. */
export function versionName({ flowId, version }: VersionKey): string {
  return `${flowId}:${version}`;
}

/** What versions say, by their names. */
export async function findVersions(
  shopId: number,
  keys: readonly VersionKey[],
  db: Db = pool,
): Promise<Map<string, FlowContent>> {
  const distinct = [...new Map(keys.map((key) => [versionName(key), key])).values()];
  if (distinct.length === 0) return new Map();
  const wanted = distinct.map(({ flowId, version }) => ({ flowId, version }));
  const rows = await db.query<VersionKey & { content: unknown }>(sql`
    SELECT v.flow_id AS "flowId", v.version, v.content FROM ${recordset(wanted, { flowId: "int", version: "int" })}
    JOIN flow_versions v ON v.shop_id = ${shopId} AND v.flow_id = r."flowId" AND v.version = r.version`);
  return new Map(rows.map(({ content, ...key }) => [versionName(key), FlowContent.parse(content)]));
}

/** A version as a page lists it. */
export interface ListedVersion {
  version: number;
  content: FlowContent;
  createdAt: Date;
  /** How many are still following it. */
  waiting: number;
}

/** All versions of a flow, the latest first. */
export async function listFlowVersions(shopId: number, flowId: number, db: Db = pool): Promise<ListedVersion[]> {
  const rows = await db.query<Omit<ListedVersion, "content"> & { content: unknown }>(sql`
    SELECT v.version, v.content, v.created_at AS "createdAt", coalesce(r.waiting, 0)::int AS waiting
    FROM flow_versions v LEFT JOIN (
      SELECT version, count(*) AS waiting FROM flow_runs
      WHERE shop_id = ${shopId} AND flow_id = ${flowId} AND state = 'waiting' GROUP BY version
    ) r ON r.version = v.version
    WHERE v.shop_id = ${shopId} AND v.flow_id = ${flowId} ORDER BY v.version DESC`);
  return rows.map((row) => ({ ...row, content: FlowContent.parse(row.content) }));
}

export async function eraseShopFlows(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM flows WHERE shop_id = ${shopId}`);
}
