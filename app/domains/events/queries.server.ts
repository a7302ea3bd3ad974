import sql from "sql-template-tag";
import type { Tx } from "~/db.server";
import { recordset } from "~/lib/sql";

/** All that happened to one profile becomes another's. */
export async function moveActivity(shopId: number, absorbed: { from: string; into: string }[], tx: Tx): Promise<void> {
  if (absorbed.length === 0) return;
  const pairs = recordset(absorbed, { from: "bigint", into: "bigint" });
  await tx.query(sql`
    UPDATE orders t SET profile_id = r."into" FROM ${pairs} WHERE t.shop_id = ${shopId} AND t.profile_id = r."from"`);
  await tx.query(sql`
    UPDATE baskets t SET profile_id = r."into" FROM ${pairs} WHERE t.shop_id = ${shopId} AND t.profile_id = r."from"`);
  await tx.query(sql`
    UPDATE events t SET profile_id = r."into" FROM ${pairs} WHERE t.shop_id = ${shopId} AND t.profile_id = r."from"`);
}

/**
 * What guests did under an address goes to its new holder.
 * @returns the profiles that held it before
 */
export async function moveGuestActivity(
  shopId: number,
  moves: { email: string; into: string }[],
  tx: Tx,
): Promise<string[]> {
  if (moves.length === 0) return [];
  const source = recordset(moves, { email: "text", into: "bigint" });
  const former = await tx.query<{ id: string }>(sql`
    SELECT DISTINCT t.profile_id AS id
    FROM ${source} JOIN orders t ON t.shop_id = ${shopId} AND t.customer_id IS NULL AND t.email = r.email
    WHERE t.profile_id IS NOT NULL`);
  await tx.query(sql`
    UPDATE orders t SET profile_id = r."into" FROM ${source}
    WHERE t.shop_id = ${shopId} AND t.customer_id IS NULL AND t.email = r.email`);
  await tx.query(sql`
    WITH moved AS (
      UPDATE baskets t SET profile_id = r."into" FROM ${source}
      WHERE t.shop_id = ${shopId} AND t.customer_id IS NULL AND t.email = r.email
      RETURNING t.kind, t.token, t.profile_id
    )
    UPDATE events e SET profile_id = moved.profile_id FROM moved
    WHERE e.shop_id = ${shopId} AND e.actor = moved.kind || ':' || moved.token`);
  return former.map(({ id }) => id);
}

/** Removes all that happened to a person, and orders that are theirs by number. */
export async function eraseActivity(
  shopId: number,
  { profileId, orderIds }: { profileId: string | null; orderIds: string[] },
  tx: Tx,
): Promise<void> {
  await tx.query(sql`
    WITH erased AS (
      DELETE FROM orders
      WHERE shop_id = ${shopId} AND (profile_id = ${profileId} OR order_id = ANY (${orderIds}::bigint[]))
      RETURNING order_id
    ), lines AS (
      DELETE FROM order_lines l USING erased WHERE l.shop_id = ${shopId} AND l.order_id = erased.order_id
    )
    DELETE FROM refunds r USING erased WHERE r.shop_id = ${shopId} AND r.order_id = erased.order_id`);
  await tx.query(sql`DELETE FROM baskets WHERE shop_id = ${shopId} AND profile_id = ${profileId}`);
  await tx.query(sql`DELETE FROM events WHERE shop_id = ${shopId} AND profile_id = ${profileId}`);
}

export async function eraseShopActivity(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM order_lines WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM refunds WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM orders WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM baskets WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM events WHERE shop_id = ${shopId}`);
}
