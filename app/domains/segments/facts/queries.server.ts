import sql from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import { shopRhythmAsOf } from "~/domains/traits/index.server";
import { loadContext } from "../context.server";
import type { ProfileFacts, ReadContext } from "../reader/facts";
import { productIdsIn } from "../reader/products";
import { findCatalog } from "./catalog.server";
import { findKept } from "./kept.server";
import { listOrders } from "./orders.server";
import { byOwner } from "./owned";
import { listCheckouts, listConsents, listEvents, listStays, listTags } from "./shoppers.server";

type Profile = Omit<ProfileFacts, "tags" | "consents" | "orders" | "checkouts" | "events" | "stays">;

/** Everything definitions look at of one profile, or null if the shop has none by that id. */
export async function findFacts(shopId: number, profileId: string, db: Db = pool): Promise<ProfileFacts | null> {
  const [facts] = await listFacts(shopId, [profileId], db);
  return facts ?? null;
}

/** Everything definitions look at of some profiles, whether they are asked or not, in the order of their ids. */
export async function listFacts(shopId: number, profileIds: readonly string[], db: Db = pool): Promise<ProfileFacts[]> {
  const profiles = await db.query<Profile>(sql`
    SELECT id AS "profileId", customer_id AS "customerId", email, locale, country_code AS "countryCode",
      region_code AS "regionCode", city, known_since AS "knownSince", deleted_at AS "deletedAt", merged_into AS "mergedInto",
      CASE WHEN joined_orders = 0 THEN lifetime_orders ELSE coalesce(lifetime_orders, 0) + joined_orders END
        AS "lifetimeOrders"
    FROM profiles WHERE shop_id = ${shopId} AND id = ANY (${profileIds}::bigint[]) ORDER BY id`);
  const found = profiles.map(({ profileId }) => profileId);
  const tags = byOwner(await listTags(shopId, found, db));
  const consents = byOwner(await listConsents(shopId, found, db));
  const orders = byOwner(await listOrders(shopId, found, db));
  const checkouts = byOwner(await listCheckouts(shopId, found, db));
  const events = byOwner(await listEvents(shopId, found, db));
  const stays = byOwner(await listStays(shopId, found, db));
  return profiles.map((profile) => {
    const { profileId: id } = profile;
    return {
      ...profile,
      tags: tags(id),
      consents: consents(id),
      orders: orders(id),
      checkouts: checkouts(id),
      events: events(id),
      stays: stays(id),
    };
  });
}

/** Where and when the shop's definitions are asked of these profiles. */
export async function getReadContext(
  shopId: number,
  asOf: Date,
  profiles: readonly ProfileFacts[],
  db: Db = pool,
): Promise<ReadContext> {
  const context = await loadContext(shopId, asOf, db);
  const [row] = await db.query<{ historyFrom: Date | null; rhythm: string }>(sql`
    SELECT history_from AS "historyFrom", ${shopRhythmAsOf(shopId, asOf)} AS rhythm FROM shops WHERE id = ${shopId}`);
  if (!row) throw new Error(`There is no shop ${shopId}`);
  return {
    ...context,
    historyFrom: row.historyFrom,
    shopRhythmSeconds: Number(row.rhythm),
    catalog: await findCatalog(shopId, productIdsIn(profiles), db),
    kept: await findKept(
      context,
      profiles.map(({ profileId }) => profileId),
      db,
    ),
  };
}
