import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { recordset } from "~/lib/sql";
import type {
  CustomerDeletion,
  CustomerFact,
  GuestFact,
  LifetimeOrders,
  LocaleFact,
  ProfileOf,
  TagChange,
  TagSnapshot,
} from "./model";
import { eraseVisitorClaims } from "./visitors/queries.server";

/**
 * Lets one process at a time write the facts of a shop, until its transaction ends. Identities are decided by reading,
 * thinking and writing; two at once could both make a profile for one address.
 */
export async function lockFacts(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`SELECT pg_advisory_xact_lock(hashtext('facts'), ${shopId})`);
}

/** What a merged customer's record says no longer counts: its profile is the kept customer's. */
export async function saveCustomers(shopId: number, customers: CustomerFact[], tx: Tx): Promise<void> {
  if (customers.length === 0) return;
  const source = recordset(customers, {
    customerId: "bigint",
    email: "text",
    phone: "text",
    firstName: "text",
    lastName: "text",
    countryCode: "text",
    regionCode: "text",
    city: "text",
    version: "timestamptz",
    digest: "text",
  });
  await tx.query(sql`
    UPDATE profiles p SET email = r.email, phone = r.phone, first_name = r."firstName", last_name = r."lastName",
      country_code = r."countryCode", region_code = r."regionCode", city = r.city, version = r.version, digest = r.digest,
      borrowed = array_remove(ARRAY[CASE WHEN 'locale' = ANY (p.borrowed) THEN 'locale' END], NULL)
    FROM ${source}
    WHERE p.shop_id = ${shopId} AND p.customer_id = r."customerId"
      AND (p.version IS NULL OR (r.version, r.digest) > (p.version, p.digest))`);
}

export async function saveDeletions(shopId: number, deletions: CustomerDeletion[], tx: Tx): Promise<void> {
  if (deletions.length === 0) return;
  const source = recordset(deletions, { customerId: "bigint", deletedAt: "timestamptz" });
  await tx.query(sql`
    UPDATE profiles p SET deleted_at = least(p.deleted_at, r."deletedAt") FROM ${source}
    WHERE p.shop_id = ${shopId} AND p.customer_id = r."customerId"`);
}

/**
 * All tags as of an instant: those it lacks are gone as of then, unless a later word brought them back.
 * @param recordOf whose record it is: a customer who was joined to another here keeps tags of its own
 */
export async function saveTagSnapshots(shopId: number, snapshots: TagSnapshot[], recordOf: ProfileOf, tx: Tx) {
  const latest = new Map<string, { profileId: string; tags: string[]; at: Date }>();
  for (const { customerId, tags, at } of snapshots) {
    const profileId = recordOf({ customerId, email: null });
    const known = profileId && latest.get(profileId);
    if (profileId && (!known || at >= known.at)) latest.set(profileId, { profileId, tags, at });
  }
  if (latest.size === 0) return;
  const rows = [...latest.values()];
  const source = recordset(rows, { profileId: "bigint", tags: "text[]", at: "timestamptz" });
  await tx.query(sql`
    UPDATE profile_tags t SET present = false, marked_at = r.at FROM ${source}
    WHERE t.shop_id = ${shopId} AND t.profile_id = r."profileId" AND t.marked_at < r.at AND t.tag <> ALL (r.tags)`);
  await tx.query(sql`
    INSERT INTO profile_tags (shop_id, profile_id, tag, present, marked_at)
    SELECT DISTINCT ${shopId}::int, "profileId", tag, true, at
    FROM ${source} CROSS JOIN LATERAL unnest(tags) AS tag
    JOIN profiles p ON p.shop_id = ${shopId} AND p.id = r."profileId"
    WHERE p.tags_version IS NULL OR p.tags_version <= r.at
    ON CONFLICT (shop_id, profile_id, tag) DO UPDATE SET present = excluded.present, marked_at = excluded.marked_at
    WHERE (excluded.marked_at, excluded.present) > (profile_tags.marked_at, profile_tags.present)`);
  await tx.query(sql`
    UPDATE profiles p SET tags_version = greatest(p.tags_version, r.at) FROM ${source}
    WHERE p.shop_id = ${shopId} AND p.id = r."profileId"`);
}

/** One tag added or taken away. A word from before the last full list is already in that list. */
export async function saveTagChanges(shopId: number, changes: TagChange[], recordOf: ProfileOf, tx: Tx): Promise<void> {
  const latest = new Map<string, { profileId: string; tag: string; present: boolean; at: Date }>();
  for (const { customerId, tag, present, at } of changes) {
    const profileId = recordOf({ customerId, email: null });
    if (!profileId) continue;
    const known = latest.get(`${profileId} ${tag}`);
    if (!known || at > known.at || (at.getTime() === known.at.getTime() && present)) {
      latest.set(`${profileId} ${tag}`, { profileId, tag, present, at });
    }
  }
  if (latest.size === 0) return;
  const source = recordset([...latest.values()], {
    profileId: "bigint",
    tag: "text",
    present: "boolean",
    at: "timestamptz",
  });
  await tx.query(sql`
    INSERT INTO profile_tags (shop_id, profile_id, tag, present, marked_at)
    SELECT ${shopId}::int, "profileId", tag, present, at
    FROM ${source} JOIN profiles p ON p.shop_id = ${shopId} AND p.id = r."profileId"
    WHERE p.tags_version IS NULL OR r.at > p.tags_version
    ON CONFLICT (shop_id, profile_id, tag) DO UPDATE SET present = excluded.present, marked_at = excluded.marked_at
    WHERE (excluded.marked_at, excluded.present) > (profile_tags.marked_at, profile_tags.present)`);
}

export async function saveLifetimeOrders(shopId: number, counts: LifetimeOrders[], tx: Tx): Promise<void> {
  if (counts.length === 0) return;
  const source = recordset(counts, { customerId: "bigint", orders: "int", at: "timestamptz" });
  await tx.query(sql`
    UPDATE profiles p SET lifetime_orders = latest.orders, lifetime_orders_at = latest.at
    FROM (SELECT DISTINCT ON ("customerId") * FROM ${source} ORDER BY "customerId", at DESC, orders DESC) latest
    WHERE p.shop_id = ${shopId} AND p.customer_id = latest."customerId"
      AND (p.lifetime_orders_at IS NULL
        OR (latest.at, latest.orders) > (p.lifetime_orders_at, p.lifetime_orders))`);
}

export async function saveLocales(shopId: number, locales: LocaleFact[], tx: Tx): Promise<void> {
  if (locales.length === 0) return;
  await tx.query(sql`
    UPDATE profiles p SET locale = r.locale, borrowed = array_remove(p.borrowed, 'locale')
    FROM ${recordset(locales, { customerId: "bigint", locale: "text" })}
    WHERE p.shop_id = ${shopId} AND p.customer_id = r."customerId"
      AND (p.locale IS DISTINCT FROM r.locale OR 'locale' = ANY (p.borrowed))`);
}

/** What guests said of themselves: the latest word counts, and Shopify's of a customer before any. */
export async function saveGuests(shopId: number, guests: GuestFact[], tx: Tx): Promise<void> {
  if (guests.length === 0) return;
  const rows = guests.map((guest) => ({ lastName: null, phone: null, city: null, ...guest }));
  const columns = {
    ...{ profileId: "bigint", firstName: "text", locale: "text", country: "text", at: "timestamptz" },
    ...{ lastName: "text", phone: "text", city: "text" },
  };
  await tx.query(sql`
    UPDATE profiles p SET first_name = coalesce(g."firstName", p.first_name), locale = coalesce(g.locale, p.locale),
      country_code = coalesce(g.country, p.country_code), last_name = coalesce(g."lastName", p.last_name),
      phone = coalesce(g.phone, p.phone), city = coalesce(g.city, p.city), version = g.at
    FROM (SELECT DISTINCT ON ("profileId") * FROM ${recordset(rows, columns)}
      ORDER BY "profileId", at DESC, "firstName", locale, country) g
    WHERE p.shop_id = ${shopId} AND p.id = g."profileId" AND p.customer_id IS NULL
      AND (p.version IS NULL OR g.at > p.version)`);
}

/**
 * Marks profiles whose facts changed, for the next stage.
 * @param cause `live` if it happened now, `history` if something was learnt about the past
 */
export async function markDirty(shopId: number, profileIds: Iterable<string>, cause: "live" | "history", db: Db) {
  const ids = [...profileIds];
  if (ids.length === 0) return;
  // Sorted, so that two transactions that mark the same profiles wait for each other instead of for ever.
  await db.query(sql`
    INSERT INTO dirty_profiles (shop_id, profile_id, cause)
    SELECT DISTINCT ${shopId}::int, id, ${cause} FROM unnest(${ids}::bigint[]) AS id ORDER BY id
    ON CONFLICT (shop_id, profile_id) DO UPDATE SET cause = 'live' WHERE excluded.cause = 'live'`);
}

/** The same for several causes at once: whoever marks more than once in a transaction may meet somebody who does, too. */
export async function markDirtyFor(
  shopId: number,
  { live, history }: Record<"live" | "history", readonly string[]>,
  db: Db,
): Promise<void> {
  if (live.length + history.length === 0) return;
  await db.query(sql`
    INSERT INTO dirty_profiles (shop_id, profile_id, cause)
    SELECT ${shopId}::int, id, max(cause) FROM (
      SELECT id, 'live' AS cause FROM unnest(${live}::bigint[]) AS id
      UNION ALL SELECT id, 'history' FROM unnest(${history}::bigint[]) AS id
    ) marked GROUP BY id ORDER BY id
    ON CONFLICT (shop_id, profile_id) DO UPDATE SET cause = 'live' WHERE excluded.cause = 'live'`);
}

export async function markAllDirty(shopId: number, cause: "live" | "history", db: Db = pool): Promise<void> {
  await db.query(sql`
    INSERT INTO dirty_profiles (shop_id, profile_id, cause)
    SELECT shop_id, id, ${cause} FROM profiles WHERE shop_id = ${shopId} ORDER BY id
    ON CONFLICT (shop_id, profile_id) DO NOTHING`);
}

/** Shops whose changed profiles have waited for a while: nobody announced them, as after a migration, or it was lost. */
export async function findShopsLeftDirty(olderThanSeconds: number, db: Db = pool): Promise<number[]> {
  const rows = await db.query<{ id: number }>(sql`
    SELECT s.id FROM shops s WHERE s.ready_at IS NOT NULL AND s.uninstalled_at IS NULL AND EXISTS (
      SELECT 1 FROM dirty_profiles d
      WHERE d.shop_id = s.id AND d.marked_at < now() - make_interval(secs => ${olderThanSeconds}))
    ORDER BY s.id`);
  return rows.map(({ id }) => id);
}

/** Whether a shop has more profiles than so many; no more of them are counted. */
export async function hasMoreProfiles(shopId: number, than: number, db: Db): Promise<boolean> {
  const rows = await db.query(sql`SELECT 1 FROM profiles WHERE shop_id = ${shopId} OFFSET ${than} LIMIT 1`);
  return rows.length > 0;
}

/** Takes dirty profiles out of the list, for this transaction to work off. */
export async function takeDirty(
  shopId: number,
  limit: number,
  tx: Tx,
): Promise<{ id: string; cause: "live" | "history" }[]> {
  // Materialized: planned as a join, the choice could be made more than once and take more than the limit.
  return tx.query(sql`
    WITH taken AS MATERIALIZED (
      SELECT profile_id FROM dirty_profiles WHERE shop_id = ${shopId}
      ORDER BY cause DESC, profile_id LIMIT ${limit} FOR UPDATE SKIP LOCKED
    )
    DELETE FROM dirty_profiles d USING taken WHERE d.shop_id = ${shopId} AND d.profile_id = taken.profile_id
    RETURNING d.profile_id AS id, d.cause`);
}

/** The profiles of a person, merged ones included, with every address and customer number they are known by. */
export async function findPerson(
  shopId: number,
  person: { customerId: string | null; email: string | null },
  db: Db = pool,
) {
  const rows = await db.query<{ id: string; email: string | null; customerId: string | null; claims: string[] }>(sql`
    WITH RECURSIVE found AS (
      SELECT profile_id AS id FROM identities WHERE shop_id = ${shopId}
        AND ((kind = 'customer' AND value = ${person.customerId}) OR (kind = 'email' AND value = ${person.email}))
      UNION SELECT id FROM profiles WHERE shop_id = ${shopId} AND customer_id = ${person.customerId}
      UNION SELECT p.id FROM profiles p JOIN found ON p.shop_id = ${shopId} AND p.merged_into = found.id
    )
    SELECT p.id, p.email, p.customer_id AS "customerId", ARRAY(
      SELECT i.value FROM identities i WHERE i.shop_id = ${shopId} AND i.kind = 'email' AND i.profile_id = p.id) AS claims
    FROM found JOIN profiles p ON p.shop_id = ${shopId} AND p.id = found.id`);
  return {
    profileIds: rows.map(({ id }) => id),
    emails: [...new Set(rows.flatMap(({ email, claims }) => (email ? [email, ...claims] : claims)))],
    customerIds: rows.flatMap(({ customerId }) => customerId ?? []),
  };
}

/** Removes a person's profile and what it was known by. */
export async function eraseProfile(shopId: number, profileId: string, tx: Tx): Promise<void> {
  await eraseVisitorClaims(shopId, profileId, tx);
  await tx.query(sql`DELETE FROM identities WHERE shop_id = ${shopId} AND profile_id = ${profileId}`);
  await tx.query(sql`DELETE FROM profile_tags WHERE shop_id = ${shopId} AND profile_id = ${profileId}`);
  await tx.query(sql`DELETE FROM profile_addresses WHERE shop_id = ${shopId} AND profile_id = ${profileId}`);
  await tx.query(sql`DELETE FROM dirty_profiles WHERE shop_id = ${shopId} AND profile_id = ${profileId}`);
  await tx.query(sql`DELETE FROM stirred_profiles WHERE shop_id = ${shopId} AND profile_id = ${profileId}`);
  await tx.query(sql`DELETE FROM changed_profiles WHERE shop_id = ${shopId} AND profile_id = ${profileId}`);
  await tx.query(sql`DELETE FROM profiles WHERE shop_id = ${shopId} AND id = ${profileId}`);
}

export async function eraseShopProfiles(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM visitor_claims WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM identities WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM profile_tags WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM profile_addresses WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM dirty_profiles WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM stirred_profiles WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM changed_profiles WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM profiles WHERE shop_id = ${shopId}`);
}
