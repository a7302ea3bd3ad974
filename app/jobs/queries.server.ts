import sql from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";

// The queue's own tables, where its functions do not reach: they know neither shops nor workers that were killed.
const jobs = sql`graphile_worker._private_jobs`;

export interface TakenJob {
  id: string;
  name: string;
  payload: unknown;
}

/**
 * Takes the next job of a shop that is due. Jobs that were said to be due later wait until `now`, which may be any
 * instant; all others are due.
 */
export async function takeJob(shopId: number, holder: string, now: Date, db: Db = pool): Promise<TakenJob | null> {
  const [job] = await db.query<TakenJob>(sql`
    WITH next AS (
      SELECT id FROM ${jobs}
      WHERE (payload ->> 'shopId')::int = ${shopId} AND locked_at IS NULL
        AND (key IS NULL OR key NOT LIKE '%:later' OR run_at <= ${now})
      ORDER BY priority, run_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
    )
    UPDATE ${jobs} j SET locked_at = now(), locked_by = ${holder}
    FROM next, graphile_worker._private_tasks t WHERE j.id = next.id AND t.id = j.task_id
    RETURNING j.id, t.identifier AS name, j.payload`);
  return job ?? null;
}

export async function finishJob(id: string, db: Db = pool): Promise<void> {
  await db.query(sql`DELETE FROM ${jobs} WHERE id = ${id}`);
}

export async function releaseJob(id: string, db: Db = pool): Promise<void> {
  await db.query(sql`UPDATE ${jobs} SET locked_at = NULL, locked_by = NULL WHERE id = ${id}`);
}

/** One namespace of PostgreSQL's advisory locks says which holders live; a lock ends with its connection. */
const holders = sql`hashtext('job holders')`;

/** Declares a holder alive, for as long as this connection lives. */
export async function declareAlive(holder: string, connection: Db): Promise<void> {
  await connection.query(sql`SELECT pg_advisory_lock(${holders}, hashtext(${holder}))`);
}

/**
 * Frees the jobs of holders that are dead: a worker that was killed would keep its jobs for four hours otherwise. A
 * holder that has only just taken a job may not have declared itself yet.
 */
export async function releaseJobsOfTheDead(db: Db = pool): Promise<string[]> {
  const rows = await db.query<{ holder: string }>(sql`
    WITH dead AS (
      SELECT DISTINCT locked_by AS holder FROM ${jobs}
      WHERE locked_by IS NOT NULL AND locked_at < now() - interval '5 seconds' AND NOT EXISTS (
        SELECT 1 FROM pg_locks
        WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
          AND classid = ${holders}::oid AND objid = hashtext(locked_by)::oid AND objsubid = 2 AND granted)
    )
    SELECT holder, graphile_worker.force_unlock_workers(ARRAY[holder]) FROM dead`);
  return rows.map(({ holder }) => holder);
}

/** Jobs that have failed and will be tried again, or not any more. */
export async function listFailingJobs(shopId: number, db: Db = pool) {
  return db.query<{ name: string; attempts: number; mostAttempts: number; nextAt: Date }>(sql`
    SELECT t.identifier AS name, j.attempts, j.max_attempts AS "mostAttempts", j.run_at AS "nextAt"
    FROM ${jobs} j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    WHERE (j.payload ->> 'shopId')::int = ${shopId} AND j.last_error IS NOT NULL ORDER BY j.run_at`);
}

/** Throws when the database does not answer. */
export async function checkDatabase(db: Db = pool): Promise<void> {
  await db.query(sql`SELECT 1`);
}
