import sql from "sql-template-tag";
import type { Tx } from "~/db.server";
import { recordset } from "~/lib/sql";

/** Somebody to whom something happened, and when that was noted last, to the microsecond. */
export interface Stirred {
  profileId: string;
  notedAt: string;
}

/** Notes to whom something happened just now, for those who answer to it. */
export async function markStirred(shopId: number, profileIds: readonly string[], tx: Tx): Promise<void> {
  // Sorted, so that two transactions that note the same profiles wait for each other instead of for ever.
  await tx.query(sql`
    INSERT INTO stirred_profiles (shop_id, profile_id, stirred_at)
    SELECT ${shopId}::int, id, clock_timestamp()
    FROM (SELECT DISTINCT id FROM unnest(${[...profileIds]}::bigint[]) AS ids(id)) told ORDER BY id
    ON CONFLICT (shop_id, profile_id) DO UPDATE SET stirred_at = excluded.stirred_at`);
}

/** Those who have waited longest. They stay in the list until they are settled. */
export async function listStirred(shopId: number, limit: number, tx: Tx): Promise<Stirred[]> {
  return tx.query<Stirred>(sql`
    SELECT profile_id AS "profileId", stirred_at::text AS "notedAt" FROM stirred_profiles
    WHERE shop_id = ${shopId} ORDER BY stirred_at, profile_id LIMIT ${limit}`);
}

/**
 * Takes those out of the list to whom nothing has happened since. To be done last in a transaction: whoever notes somebody
 * has changed her other lists before, and two who go round them differently would wait for each other for ever.
 */
export async function settleStirred(shopId: number, stirred: readonly Stirred[], tx: Tx): Promise<void> {
  const rows = stirred.toSorted((a, b) => Number(a.profileId) - Number(b.profileId));
  await tx.query(sql`
    DELETE FROM stirred_profiles s USING ${recordset(rows, { profileId: "bigint", notedAt: "timestamptz" })}
    WHERE s.shop_id = ${shopId} AND s.profile_id = r."profileId" AND s.stirred_at = r."notedAt"`);
}
