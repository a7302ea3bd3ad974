import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { backfillKinds, type Backfill, type BackfillKind, type BackfillState } from "./model";

export async function addBackfills(shopId: number, generation: number, db: Db): Promise<void> {
  await db.query(sql`
    INSERT INTO backfills (shop_id, generation, kind)
    SELECT ${shopId}::int, ${generation}::int, kind FROM unnest(${[...backfillKinds]}::text[]) AS kind
    ON CONFLICT (shop_id, generation, kind) DO NOTHING`);
}

export async function listBackfills(shopId: number, generation: number, db: Db = pool): Promise<Backfill[]> {
  return db.query<Backfill>(sql`
    SELECT kind, state, operation_id AS "operationId", objects_total AS "objectsTotal", objects_done AS "objectsDone",
      attempts, reason, started_at AS "startedAt", finished_at AS "finishedAt"
    FROM backfills WHERE shop_id = ${shopId} AND generation = ${generation}
    ORDER BY array_position(${[...backfillKinds]}::text[], kind)`);
}

interface Change {
  state: BackfillState;
  operationId?: string | null;
  objectsTotal?: number | null;
  reason?: string | null;
  now: Date;
}

/**
 * Moves a backfill on. What is not named stays, but a new operation counts as an attempt and is read from its beginning.
 * What was started over meanwhile has no operation, and does not end with the former one.
 */
export async function updateBackfill(
  shopId: number,
  generation: number,
  kind: BackfillKind,
  to: Change,
  db: Db = pool,
): Promise<void> {
  const isEnd = to.state === "done" || to.state === "failed";
  await db.query(sql`
    UPDATE backfills SET state = ${to.state}, reason = ${to.reason ?? null},
      operation_id = CASE WHEN ${to.operationId !== undefined} THEN ${to.operationId ?? null} ELSE operation_id END,
      objects_done = CASE WHEN ${to.operationId ?? null}::text IS NULL THEN objects_done ELSE 0 END,
      objects_total = coalesce(${to.objectsTotal ?? null}::int, objects_total),
      attempts = attempts + ${to.operationId ? 1 : 0}::int,
      started_at = coalesce(started_at, ${to.now}), finished_at = CASE WHEN ${isEnd} THEN ${to.now}::timestamptz END
    WHERE shop_id = ${shopId} AND generation = ${generation} AND kind = ${kind}
      AND (NOT ${isEnd}::boolean OR operation_id IS NOT NULL)`);
}

/**
 * Counts imported objects. False if another worker has got further meanwhile: then this one is not needed. A former
 * attempt may have stopped inside this batch, when batches had another size: it is then read again as a whole.
 */
export async function countImported(
  shopId: number,
  generation: number,
  kind: BackfillKind,
  { from, to }: { from: number; to: number },
  tx: Tx,
): Promise<boolean> {
  const rows = await tx.query(sql`
    UPDATE backfills SET objects_done = ${to}
    WHERE shop_id = ${shopId} AND generation = ${generation} AND kind = ${kind}
      AND objects_done >= ${from} AND objects_done < ${to} RETURNING kind`);
  return rows.length > 0;
}

/** Lets the merchant try again what failed. */
export async function retryBackfills(shopId: number, generation: number, tx: Tx): Promise<void> {
  await tx.query(sql`
    UPDATE backfills SET state = 'waiting', attempts = 0, reason = NULL, operation_id = NULL, objects_done = 0, finished_at = NULL
    WHERE shop_id = ${shopId} AND generation = ${generation} AND state = 'failed'`);
}

/** Starts one kind over, whatever has come of it. @returns false if the backfill has not begun at all */
export async function restartBackfill(
  shopId: number,
  generation: number,
  kind: BackfillKind,
  tx: Tx,
): Promise<boolean> {
  const rows = await tx.query(sql`
    UPDATE backfills SET state = 'waiting', attempts = 0, reason = NULL, operation_id = NULL, objects_done = 0,
      objects_total = NULL, finished_at = NULL
    WHERE shop_id = ${shopId} AND generation = ${generation} AND kind = ${kind} RETURNING kind`);
  return rows.length > 0;
}
