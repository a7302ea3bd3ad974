import sql from "sql-template-tag";
import type { Tx } from "~/db.server";

/** Removes what was worked out of the shop's products. Nothing here names a person. */
export async function eraseShopRecommendations(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM product_relations WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM product_popularity WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM recommendation_fits WHERE shop_id = ${shopId}`);
}
