import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { Found, type KeptLook } from "../results/model";

/** Looks at an experiment, oldest first. */
export async function listLooks(shopId: number, experimentId: number, db: Db = pool): Promise<KeptLook[]> {
  const rows = await db.query<{ at: Date; found: unknown }>(sql`
    SELECT looked_at AS at, found FROM experiment_looks
    WHERE shop_id = ${shopId} AND experiment_id = ${experimentId} ORDER BY looked_at`);
  return rows.map(({ at, found }) => ({ at, found: Found.parse(found) }));
}

/** Looks at several experiments by their ids, each one's oldest first. */
export async function listLooksOf(
  shopId: number,
  experimentIds: readonly number[],
  db: Db = pool,
): Promise<Map<number, KeptLook[]>> {
  if (experimentIds.length === 0) return new Map();
  const rows = await db.query<{ id: number; at: Date; found: unknown }>(sql`
    SELECT experiment_id AS id, looked_at AS at, found FROM experiment_looks
    WHERE shop_id = ${shopId} AND experiment_id = ANY (${[...experimentIds]}::int[]) ORDER BY looked_at`);
  const looks = rows.map(({ id, at, found }) => ({ id, look: { at, found: Found.parse(found) } }));
  return new Map(experimentIds.map((id) => [id, looks.flatMap((one) => (one.id === id ? [one.look] : []))]));
}

/** The last look at each experiment that was ever looked at, by its id. */
export async function listLastLooks(shopId: number, db: Db = pool): Promise<Map<number, KeptLook>> {
  const rows = await db.query<{ id: number; at: Date; found: unknown }>(sql`
    SELECT DISTINCT ON (experiment_id) experiment_id AS id, looked_at AS at, found FROM experiment_looks
    WHERE shop_id = ${shopId} ORDER BY experiment_id, looked_at DESC`);
  return new Map(rows.map(({ id, at, found }) => [id, { at, found: Found.parse(found) }]));
}

/** @param says what the look came to, in one word, for whoever lists many */
export async function keepLook(
  shopId: number,
  experimentId: number,
  { at, found }: KeptLook,
  says: string,
  tx: Tx,
): Promise<void> {
  await tx.query(sql`
    INSERT INTO experiment_looks (shop_id, experiment_id, looked_at, found)
    VALUES (${shopId}, ${experimentId}, ${at}, ${JSON.stringify(found)}::jsonb) ON CONFLICT DO NOTHING`);
  await tx.query(sql`
    UPDATE experiments SET looked_at = ${at}, verdict = ${JSON.stringify({ says })}::jsonb
    WHERE shop_id = ${shopId} AND id = ${experimentId}`);
}

/** Whether one that runs has not been looked at for longer than a day and a half. */
export async function isOverdue(shopId: number, now: Date, db: Db): Promise<boolean> {
  const rows = await db.query(sql`
    SELECT 1 FROM experiments
    WHERE shop_id = ${shopId} AND state = 'running'
      AND coalesce(looked_at, started_at) < ${now}::timestamptz - interval '36 hours' LIMIT 1`);
  return rows.length > 0;
}

/** Experiments that run, by their ids. */
export async function listRunningIds(shopId: number, db: Db = pool): Promise<number[]> {
  const rows = await db.query<{ id: number }>(sql`
    SELECT id FROM experiments WHERE shop_id = ${shopId} AND state = 'running' ORDER BY id`);
  return rows.map(({ id }) => id);
}
