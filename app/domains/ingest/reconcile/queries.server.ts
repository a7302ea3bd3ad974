import sql, { raw } from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import type { ReconcileKind } from "./model";

/** What is known here of some objects: the version of each, by id. */
export async function findVersions(
  shopId: number,
  kind: ReconcileKind,
  ids: string[],
  db: Db = pool,
): Promise<Map<string, Date | null>> {
  const { table, column } = {
    orders: { table: "orders", column: "order_id" },
    customers: { table: "profiles", column: "customer_id" },
    products: { table: "products", column: "product_id" },
  }[kind];
  const rows = await db.query<{ id: string; version: Date | number | null }>(sql`
    SELECT ${raw(column)} AS id, version FROM ${raw(table)}
    WHERE shop_id = ${shopId} AND ${raw(column)} = ANY (${ids}::bigint[])`);
  // A row that only waits for its facts has the version -infinity, which the driver reads as a number.
  return new Map(rows.map(({ id, version }) => [id, version instanceof Date ? version : null]));
}

/** Until when a kind has been compared; null if never. */
export async function findLastUntil(shopId: number, kind: ReconcileKind, db: Db = pool): Promise<Date | null> {
  const [row] = await db.query<{ until: Date | null }>(sql`
    SELECT max(until) AS until FROM reconciliations
    WHERE shop_id = ${shopId} AND kind = ${kind} AND finished_at IS NOT NULL AND reason IS NULL`);
  return row?.until ?? null;
}

export interface Reconciliation {
  id: string;
  kind: ReconcileKind;
  since: Date;
  until: Date;
  compared: number;
  missing: number;
  stale: number;
  fixed: number;
  reason: string | null;
  startedAt: Date;
  finishedAt: Date | null;
}

export async function startReconciliation(
  shopId: number,
  kind: ReconcileKind,
  since: Date,
  now: Date,
  db: Db = pool,
): Promise<string> {
  const [row] = await db.query<{ id: string }>(sql`
    INSERT INTO reconciliations (shop_id, kind, since, until, started_at)
    VALUES (${shopId}, ${kind}, ${since}, ${now}, ${now}) RETURNING id`);
  if (!row) throw new Error("The reconciliation could not be noted");
  return row.id;
}

type Result = Pick<Reconciliation, "compared" | "missing" | "stale" | "fixed" | "reason">;

export async function finishReconciliation(
  shopId: number,
  id: string,
  result: Result,
  now: Date,
  db: Db = pool,
): Promise<void> {
  await db.query(sql`
    UPDATE reconciliations SET compared = ${result.compared}, missing = ${result.missing}, stale = ${result.stale},
      fixed = ${result.fixed}, reason = ${result.reason}, finished_at = ${now}
    WHERE shop_id = ${shopId} AND id = ${id}`);
}

export async function listReconciliations(shopId: number, limit: number, db: Db = pool): Promise<Reconciliation[]> {
  return db.query<Reconciliation>(sql`
    SELECT id, kind, since, until, compared, missing, stale, fixed, reason, started_at AS "startedAt", finished_at AS "finishedAt"
    FROM reconciliations WHERE shop_id = ${shopId} ORDER BY started_at DESC, id DESC LIMIT ${limit}`);
}
