import sql from "sql-template-tag";
import type { Db, Tx } from "~/db.server";
import { peopleOf } from "./choosing/queries.server";
import { favourites, interests } from "./choosing/rank.server";

/** The type of product each shopper had most to do with lately; who had to do with none is missing. */
export async function findFavouriteCategories(
  shopId: number,
  profileIds: readonly string[],
  now: Date,
  db: Db,
): Promise<Map<string, string>> {
  const rows = await db.query<{ profileId: string; category: string }>(sql`
    WITH people AS (${peopleOf(profileIds)}), ${interests(shopId, now)}
    SELECT profile_id AS "profileId", category FROM (${favourites(shopId)}) f`);
  return new Map(rows.map(({ profileId, category }) => [profileId, category]));
}

/** Removes what was worked out of the shop's products. Nothing here names a person. */
export async function eraseShopRecommendations(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM product_relations WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM product_popularity WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM recommendation_fits WHERE shop_id = ${shopId}`);
}
