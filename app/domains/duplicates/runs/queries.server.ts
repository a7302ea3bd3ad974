import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";

/** What one night's search came to. */
export interface Run {
  startedAt: Date;
  finishedAt: Date;
  profiles: number;
  compared: number;
  found: number;
  sure: number;
  queued: number;
  automatic: number;
}

export async function saveRun(shopId: number, run: Run, tx: Tx): Promise<void> {
  await tx.query(sql`
    INSERT INTO duplicate_runs (shop_id, started_at, finished_at, profiles, compared, found, sure, queued, automatic)
    VALUES (${shopId}, ${run.startedAt}, ${run.finishedAt}, ${run.profiles}, ${run.compared}, ${run.found}, ${run.sure},
      ${run.queued}, ${run.automatic})`);
}

/** The last searches, the latest first, with what was merged and undone on their days. */
export async function listRuns(shopId: number, limit: number, db: Db = pool): Promise<Run[]> {
  return db.query<Run>(sql`
    SELECT started_at AS "startedAt", finished_at AS "finishedAt", profiles, compared, found, sure, queued, automatic
    FROM duplicate_runs WHERE shop_id = ${shopId} ORDER BY finished_at DESC, id DESC LIMIT ${limit}`);
}

/** Nobody asks about searches of long ago. */
export async function forgetRuns(shopId: number, before: Date, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM duplicate_runs WHERE shop_id = ${shopId} AND finished_at < ${before}`);
}
