import sql from "sql-template-tag";
import { db } from "~/db.server";

/** Makes a shop one whose memberships are kept, with no work left over and no time announced. */
export async function readyShop(shopId: number, now: Date): Promise<void> {
  await db.query(sql`UPDATE shops SET installed_at = ${now}, ready_at = ${now} WHERE id = ${shopId}`);
  await db.query(sql`DELETE FROM dirty_profiles WHERE shop_id = ${shopId}`);
  await db.query(sql`DELETE FROM due_profiles WHERE shop_id = ${shopId}`);
  await db.query(sql`SELECT graphile_worker.remove_job(${`profiles.dirty:${shopId}:later`})`);
}
