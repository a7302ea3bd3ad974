import sql from "sql-template-tag";
import type { Tx } from "~/db.server";

/** Notes to whom something happened just now, for those who answer to it. */
export async function markStirred(shopId: number, profileIds: readonly string[], tx: Tx): Promise<void> {
  // Sorted, so that two transactions that note the same profiles wait for each other instead of for ever.
  await tx.query(sql`
    INSERT INTO stirred_profiles (shop_id, profile_id)
    SELECT DISTINCT ${shopId}::int, id FROM unnest(${[...profileIds]}::bigint[]) AS id ORDER BY id
    ON CONFLICT (shop_id, profile_id) DO NOTHING`);
}

/** Takes profiles out of the list, for this transaction to look at. */
export async function takeStirred(shopId: number, limit: number, tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(sql`
    WITH taken AS MATERIALIZED (
      SELECT profile_id FROM stirred_profiles WHERE shop_id = ${shopId}
      ORDER BY profile_id LIMIT ${limit} FOR UPDATE SKIP LOCKED
    )
    DELETE FROM stirred_profiles d USING taken WHERE d.shop_id = ${shopId} AND d.profile_id = taken.profile_id
    RETURNING d.profile_id AS id`);
  return rows.map(({ id }) => id).toSorted((a, b) => Number(a) - Number(b));
}
