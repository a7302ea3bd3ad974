import sql from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";

/** What of these kinds of events a shop has; and whether it has any order. */
export async function findSeen(
  shopId: number,
  kinds: readonly string[],
  db: Db = pool,
): Promise<{ kinds: string[]; hasOrders: boolean }> {
  const [row] = await db.query<{ kinds: string[]; hasOrders: boolean }>(sql`
    SELECT ARRAY(
        SELECT kind FROM unnest(${kinds}::text[]) AS asked(kind)
        WHERE EXISTS (SELECT FROM events e WHERE e.shop_id = ${shopId} AND e.kind = asked.kind)
      ) AS kinds,
      EXISTS (SELECT FROM orders WHERE shop_id = ${shopId}) AS "hasOrders"`);
  return row ?? { kinds: [], hasOrders: false };
}
