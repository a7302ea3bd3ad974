import sql from "sql-template-tag";
import type { Db, Tx } from "~/db.server";

/**
 * Notes of whom something was learnt, for those who reckon what messages brought: who was never written to is left out.
 * @returns whether there is anybody among them
 */
export async function markChanged(shopId: number, profileIds: readonly string[], db: Db): Promise<boolean> {
  // Sorted, so that two transactions that note the same profiles wait for each other instead of for ever.
  const rows = await db.query(sql`
    WITH noted AS (
      INSERT INTO changed_profiles (shop_id, profile_id)
      SELECT ${shopId}::int, id FROM (SELECT DISTINCT id FROM unnest(${[...profileIds]}::bigint[]) AS ids(id)) told
      WHERE EXISTS (SELECT 1 FROM messages m WHERE m.shop_id = ${shopId} AND m.profile_id = told.id)
        OR EXISTS (SELECT 1 FROM order_credits c WHERE c.shop_id = ${shopId} AND c.profile_id = told.id)
      ORDER BY id ON CONFLICT (shop_id, profile_id) DO UPDATE SET profile_id = excluded.profile_id RETURNING 1
    ) SELECT 1 FROM noted LIMIT 1`);
  return rows.length > 0;
}

/** Notes everybody who was ever written to. */
export async function markAllChanged(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`
    INSERT INTO changed_profiles (shop_id, profile_id)
    SELECT DISTINCT shop_id, profile_id FROM messages WHERE shop_id = ${shopId} ORDER BY 1, 2
    ON CONFLICT (shop_id, profile_id) DO NOTHING`);
}

/** Takes some out of the list, for this transaction to take account of. */
export async function takeChanged(shopId: number, limit: number, tx: Tx): Promise<string[]> {
  // Materialized: planned as a join, the choice could be made more than once and take more than the limit.
  const rows = await tx.query<{ id: string }>(sql`
    WITH taken AS MATERIALIZED (
      SELECT profile_id FROM changed_profiles WHERE shop_id = ${shopId} ORDER BY profile_id LIMIT ${limit} FOR UPDATE
    )
    DELETE FROM changed_profiles c USING taken WHERE c.shop_id = ${shopId} AND c.profile_id = taken.profile_id
    RETURNING c.profile_id AS id`);
  return rows.map(({ id }) => id);
}
