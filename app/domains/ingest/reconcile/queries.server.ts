import sql, { raw } from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import type { Known, Person, ReconcileKind } from "./model";

const tables = {
  customers: { table: "profiles", column: "customer_id" },
  products: { table: "products", column: "product_id" },
  collections: { table: "collections", column: "collection_id" },
  orders: { table: "orders", column: "order_id" },
} as const;

/** What is known here of some objects, by id. */
export async function findKnown(
  shopId: number,
  kind: ReconcileKind,
  ids: string[],
  db: Db = pool,
): Promise<Map<string, Known>> {
  const { table, column } = tables[kind];
  const persons = kind === "customers" ? await findPersons(shopId, ids, db) : null;
  const rows = await db.query<{ id: string; version: Date | number | null }>(sql`
    SELECT ${raw(column)} AS id, version FROM ${raw(table)}
    WHERE shop_id = ${shopId} AND ${raw(column)} = ANY (${ids}::bigint[])`);
  // A row that only waits for its facts has the version -infinity, which the driver reads as a number.
  const versionOf = (version: Date | number | null) => (version instanceof Date ? version : null);
  return new Map(
    rows.map(({ id, version }) => [id, { version: versionOf(version), person: persons?.get(id) ?? null }]),
  );
}

async function findPersons(shopId: number, ids: string[], db: Db): Promise<Map<string, Person>> {
  const rows = await db.query<Person & { id: string }>(sql`
    SELECT p.customer_id AS id, p.lifetime_orders AS orders,
      ARRAY(
        SELECT tag FROM profile_tags t WHERE t.shop_id = ${shopId} AND t.profile_id = p.id AND t.present) AS tags,
      (SELECT max(occurred_at) FROM consent_records c WHERE c.shop_id = ${shopId} AND c.email = p.email) AS "consentAt"
    FROM profiles p WHERE p.shop_id = ${shopId} AND p.customer_id = ANY (${ids}::bigint[])`);
  return new Map(rows.map(({ id, ...person }) => [id, person]));
}

/**
 * Ids of what is known and not deleted: all of it, or, where that is more than `most`, as large a part as `most`,
 * another one each day, so that each is named once in so many days as there are parts.
 * @param visibleFrom orders from before then are left out; null for none
 */
export async function listKnownIds(
  shopId: number,
  kind: ReconcileKind,
  visibleFrom: Date | null,
  { day, most }: { day: number; most: number },
  db: Db = pool,
): Promise<string[]> {
  const { table, column } = tables[kind];
  const isHere = {
    customers: sql`customer_id IS NOT NULL AND (merged_into IS NULL OR joined_at IS NOT NULL)`,
    products: sql`true`,
    collections: sql`true`,
    orders: sql`(${visibleFrom}::timestamptz IS NULL OR processed_at >= ${visibleFrom})`,
  }[kind];
  // Hashed, because Shopify gives out numbers in steps, and one part would get them all.
  const rows = await db.query<{ id: string }>(sql`
    WITH known AS (
      SELECT ${raw(column)} AS id FROM ${raw(table)} WHERE shop_id = ${shopId} AND deleted_at IS NULL AND ${isHere}
    ), split AS (
      SELECT greatest(1, ceil(count(*) / ${most}::numeric))::int AS parts FROM known
    )
    SELECT id FROM known, split WHERE mod(hashint8(id)::bigint - -2147483648, parts) = mod(${day}::int, parts)
    ORDER BY id`);
  return rows.map(({ id }) => id);
}

/** Until when a kind is known to be complete: the last good comparison, or the backfill's beginning; null if neither. */
export async function findLastUntil(shopId: number, kind: ReconcileKind, db: Db = pool): Promise<Date | null> {
  const [row] = await db.query<{ until: Date | null }>(sql`
    SELECT greatest(
      (SELECT max(until) FROM reconciliations
        WHERE shop_id = ${shopId} AND kind = ${kind} AND finished_at IS NOT NULL AND reason IS NULL),
      (SELECT max(started_at) FROM backfills WHERE shop_id = ${shopId} AND kind = ${kind})) AS until`);
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

/** Notes that a comparison begins, and that none of the kind before it goes on any more. */
export async function startReconciliation(
  shopId: number,
  kind: ReconcileKind,
  since: Date,
  now: Date,
  db: Db = pool,
): Promise<string> {
  await db.query(sql`
    UPDATE reconciliations SET finished_at = ${now}, reason = 'It was interrupted before its end'
    WHERE shop_id = ${shopId} AND kind = ${kind} AND finished_at IS NULL`);
  const [row] = await db.query<{ id: string }>(sql`
    INSERT INTO reconciliations (shop_id, kind, since, until, started_at)
    VALUES (${shopId}, ${kind}, ${since}, ${now}, ${now}) RETURNING id`);
  if (!row) throw new Error("The reconciliation could not be noted");
  return row.id;
}

/** What came of a comparison; with a reason it was not finished. */
export type Result = Pick<Reconciliation, "compared" | "missing" | "stale" | "fixed" | "reason">;

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
