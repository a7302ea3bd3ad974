import sql from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import { zoneOf } from "~/lib/zone-of";

/** By which clocks shoppers live; of whom it is not known, by the shop's. */
export async function findClocks(
  shopId: number,
  profileIds: readonly string[],
  shopZone: string,
  db: Db = pool,
): Promise<Map<string, string>> {
  const rows = await db.query<{ id: string; country: string | null; region: string | null }>(sql`
    SELECT id, country_code AS country, region_code AS region FROM profiles
    WHERE shop_id = ${shopId} AND id = ANY (${[...profileIds]}::bigint[])`);
  return new Map(rows.map(({ id, country, region }) => [id, zoneOf(country, region) ?? shopZone]));
}
