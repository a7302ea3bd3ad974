import sql, { type Sql } from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { usualWindowDays } from "./model";

/** Lets one at a time reckon what a shop's orders are credited to, or say which days are final, until its transaction ends. */
export async function lockCredits(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`SELECT pg_advisory_xact_lock(hashtext('credits'), ${shopId})`);
}

/** The shop's window in days, as an SQL expression. */
export function windowDaysOf(shopId: number): Sql {
  return sql`coalesce((SELECT w.days FROM attribution_windows w WHERE w.shop_id = ${shopId}), ${usualWindowDays})`;
}

export async function findWindowDays(shopId: number, db: Db = pool): Promise<number> {
  const [row] = await db.query<{ days: number }>(sql`SELECT ${windowDaysOf(shopId)}::int AS days`);
  return row?.days ?? usualWindowDays;
}

/** The last day of the shop's calendar that is final, "2026-03-01"; null while none is. */
export async function findClosedThrough(shopId: number, db: Db = pool): Promise<string | null> {
  const [row] = await db.query<{ day: string | null }>(sql`
    SELECT to_char(closed_through, 'YYYY-MM-DD') AS day FROM attribution_windows WHERE shop_id = ${shopId}`);
  return row?.day ?? null;
}

/**
 * What is entered from now on is entered after this day. A day that is final stays so. While all days are open, as after
 * another window was chosen, none is closed before everybody's orders have been credited.
 */
export async function closeDays(shopId: number, through: string, tx: Tx): Promise<void> {
  await tx.query(sql`
    INSERT INTO attribution_windows (shop_id, days, closed_through)
    SELECT ${shopId}::int, ${usualWindowDays}::int, ${through}::date
    WHERE EXISTS (SELECT 1 FROM attribution_windows w WHERE w.shop_id = ${shopId} AND w.closed_through IS NOT NULL)
      OR NOT EXISTS (SELECT 1 FROM changed_profiles c WHERE c.shop_id = ${shopId})
    ON CONFLICT (shop_id) DO UPDATE SET closed_through = greatest(attribution_windows.closed_through, excluded.closed_through)`);
}

/** Another window, by which all days are worked out anew: no entry is older than it. @returns false when it is the same */
export async function changeWindow(shopId: number, days: number, tx: Tx): Promise<boolean> {
  if ((await findWindowDays(shopId, tx)) === days) return false;
  await tx.query(sql`
    INSERT INTO attribution_windows (shop_id, days) VALUES (${shopId}, ${days})
    ON CONFLICT (shop_id) DO UPDATE SET days = excluded.days, closed_through = NULL`);
  await tx.query(sql`DELETE FROM credit_entries WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM order_credits WHERE shop_id = ${shopId}`);
  return true;
}

/** Removes the credits of a person's orders, and of orders that are theirs by number. */
export async function eraseCredits(
  shopId: number,
  { profileId, orderIds }: { profileId: string | null; orderIds: readonly string[] },
  tx: Tx,
): Promise<void> {
  // Nobody credits anything of theirs in between.
  await lockCredits(shopId, tx);
  const theirs = sql`
    SELECT order_id FROM orders WHERE shop_id = ${shopId} AND (profile_id = ${profileId} OR order_id = ANY (${[...orderIds]}::bigint[]))
    UNION SELECT order_id FROM order_credits WHERE shop_id = ${shopId} AND profile_id = ${profileId}`;
  await tx.query(sql`
    DELETE FROM credit_entries WHERE shop_id = ${shopId} AND (order_id IN (${theirs}) OR message_id IN (
      SELECT id FROM messages WHERE shop_id = ${shopId} AND profile_id = ${profileId}))`);
  await tx.query(sql`DELETE FROM order_credits WHERE shop_id = ${shopId} AND order_id IN (${theirs})`);
}

export async function eraseShopCredits(shopId: number, tx: Tx): Promise<void> {
  await lockCredits(shopId, tx);
  await tx.query(sql`DELETE FROM credit_entries WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM order_credits WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM attribution_windows WHERE shop_id = ${shopId}`);
}

/** Messages to which an order is credited, the last click first. */
export async function listCredits(
  shopId: number,
  orderId: string,
  db: Db = pool,
): Promise<{ messageId: string; kind: string }[]> {
  return db.query(sql`
    SELECT message_id AS "messageId", kind FROM order_credits
    WHERE shop_id = ${shopId} AND order_id = ${orderId} ORDER BY kind = 'last' DESC, clicked_at DESC, message_id DESC`);
}
