import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import type { Digest } from "./due";

/** The digest that was begun last; null while there was none. */
export async function findLastDigest(shopId: number, db: Db = pool): Promise<Digest | null> {
  const [row] = await db.query<Digest>(sql`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, alarm_ids AS "alarmIds", attempts, settled_at IS NOT NULL AS "isSettled"
    FROM drift_digests WHERE shop_id = ${shopId} ORDER BY day DESC LIMIT 1`);
  return row ?? null;
}

/** Counts an attempt at the digest of a day, which begins with the first. @returns false when somebody else did just now */
export async function noteAttempt(
  shopId: number,
  { day, alarmIds, attempts }: Pick<Digest, "day" | "alarmIds" | "attempts">,
  tx: Tx,
): Promise<boolean> {
  const rows = await tx.query(sql`
    INSERT INTO drift_digests AS d (shop_id, day, alarm_ids, attempts)
    VALUES (${shopId}, ${day}::date, ${[...alarmIds]}::int[], ${attempts + 1})
    ON CONFLICT (shop_id, day) DO UPDATE SET attempts = excluded.attempts
    WHERE d.attempts = ${attempts} AND d.settled_at IS NULL RETURNING 1`);
  return rows.length > 0;
}

/** @param reason why it did not go out; null when it did */
export async function settleDigest(
  shopId: number,
  day: string,
  reason: string | null,
  now: Date,
  tx: Tx,
): Promise<void> {
  await tx.query(sql`
    UPDATE drift_digests SET settled_at = ${now}, reason = ${reason} WHERE shop_id = ${shopId} AND day = ${day}::date`);
}

export async function eraseShopDigests(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM drift_digests WHERE shop_id = ${shopId}`);
}
