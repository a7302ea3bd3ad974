import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { recordset } from "~/lib/sql";
import type { Experiment } from "../model";
import { placeInSql, rangesOf } from "./place";

/**
 * Writes down the arms of shoppers who have none yet. Whose place is that of a stopped arm is not taken in: to give her
 * another one would make the split uneven.
 */
export async function writeAssignments(
  shopId: number,
  { id, arms, stoppedArms }: Pick<Experiment, "id" | "arms" | "stoppedArms">,
  profileIds: readonly string[],
  now: Date,
  tx: Tx,
): Promise<void> {
  const open = rangesOf(arms).filter(({ key }) => !stoppedArms.includes(key));
  // In one order, so that two who take in the same shoppers do not wait for each other.
  await tx.query(sql`
    INSERT INTO assignments (shop_id, experiment_id, profile_id, arm, assigned_at)
    SELECT ${shopId}::int, ${id}::int, wanted.id, r.key, ${now}::timestamptz
    FROM (SELECT DISTINCT id FROM unnest(${[...profileIds]}::bigint[]) AS ids(id)) wanted
    JOIN ${recordset(open, { key: "text", from: "int", until: "int" })}
      ON ${placeInSql(shopId, id, sql`wanted.id`)} >= r."from" AND ${placeInSql(shopId, id, sql`wanted.id`)} < r.until
    ORDER BY wanted.id
    ON CONFLICT (shop_id, experiment_id, profile_id) DO NOTHING`);
}

/** The arms that were written down for these shoppers. */
export async function findAssignments(
  shopId: number,
  experimentId: number,
  profileIds: readonly string[],
  db: Db = pool,
): Promise<Map<string, string>> {
  const rows = await db.query<{ profileId: string; arm: string }>(sql`
    SELECT profile_id AS "profileId", arm FROM assignments
    WHERE shop_id = ${shopId} AND experiment_id = ${experimentId} AND profile_id = ANY (${[...profileIds]}::bigint[])`);
  return new Map(rows.map(({ profileId, arm }) => [profileId, arm]));
}

/** Two profiles turned out to be one person, who stays with the arm that she had first. */
export async function mergeAssignments(shopId: number, from: string, into: string, tx: Tx): Promise<void> {
  await tx.query(sql`
    WITH gone AS (
      DELETE FROM assignments WHERE shop_id = ${shopId} AND profile_id = ${from}
      RETURNING experiment_id, arm, assigned_at
    )
    INSERT INTO assignments (shop_id, experiment_id, profile_id, arm, assigned_at)
    SELECT ${shopId}::int, experiment_id, ${into}::bigint, arm, assigned_at FROM gone
    ON CONFLICT (shop_id, experiment_id, profile_id) DO UPDATE SET arm = excluded.arm, assigned_at = excluded.assigned_at
    WHERE excluded.assigned_at < assignments.assigned_at`);
}

export async function eraseAssignments(shopId: number, profileId: string, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM assignments WHERE shop_id = ${shopId} AND profile_id = ${profileId}`);
}
