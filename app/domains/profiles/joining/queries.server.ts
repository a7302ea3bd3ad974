import sql, { type Sql } from "sql-template-tag";
import type { Tx } from "~/db.server";
import { recordset } from "~/lib/sql";
import type { CustomerMerge, ProfileOf } from "../model";

/** What undoing a join has to know of the profiles themselves. */
export interface Joined {
  /** Since when the kept one was known by itself. */
  knownSince: Date;
  /** Those who had been joined to the other before, and came along. */
  carriedIds: string[];
}

/**
 * Makes two profiles one. What names the one is the other's from now on; what Shopify says of the one's record stays
 * with its row, because both customers live on at Shopify and each is told of alone, and is shown by the kept profile
 * where that has nothing of its own (`refill`). The caller moves what other domains have.
 */
export async function joinProfile(shopId: number, from: string, into: string, now: Date, tx: Tx): Promise<Joined> {
  await tx.query(sql`
    UPDATE identities SET profile_id = ${into} WHERE shop_id = ${shopId} AND profile_id = ${from}`);
  await tx.query(sql`
    UPDATE visitor_claims SET profile_id = ${into} WHERE shop_id = ${shopId} AND profile_id = ${from}`);
  const carried = await tx.query<{ id: string }>(sql`
    UPDATE profiles SET merged_into = ${into} WHERE shop_id = ${shopId} AND merged_into = ${from} AND joined_at IS NOT NULL
    RETURNING id`);
  const [kept] = await tx.query<{ knownSince: Date }>(sql`
    SELECT known_since AS "knownSince" FROM profiles WHERE shop_id = ${shopId} AND id = ${into}`);
  if (!kept) throw new Error(`There is no profile ${into}`);
  await tx.query(sql`
    UPDATE profiles p SET merged_into = ${into}, joined_at = ${now} WHERE p.shop_id = ${shopId} AND p.id = ${from}`);
  await tx.query(sql`
    UPDATE profiles p SET known_since = least(p.known_since, o.known_since) FROM profiles o
    WHERE p.shop_id = ${shopId} AND p.id = ${into} AND o.shop_id = ${shopId} AND o.id = ${from}`);
  await refill(shopId, [into], tx);
  return { knownSince: kept.knownSince, carriedIds: carried.map(({ id }) => id) };
}

/**
 * Parts what was joined, once its rows are put back. What Shopify told of the one's record meanwhile is in its row
 * already; what either customer has claimed since, by its number, is its own.
 */
export async function partProfile(shopId: number, from: string, into: string, joined: Joined, tx: Tx): Promise<void> {
  await tx.query(sql`
    UPDATE identities i SET profile_id = p.id FROM profiles p
    WHERE p.shop_id = ${shopId} AND p.id IN (${from}, ${into}) AND i.shop_id = ${shopId}
      AND i.profile_id IN (${from}, ${into}) AND i.profile_id <> p.id AND i.claimed_by = p.customer_id::text`);
  await tx.query(sql`
    UPDATE profiles SET merged_into = NULL, joined_at = NULL WHERE shop_id = ${shopId} AND id = ${from}`);
  await tx.query(sql`
    UPDATE profiles SET merged_into = ${from}
    WHERE shop_id = ${shopId} AND id = ANY (${joined.carriedIds}::bigint[]) AND merged_into = ${into}
      AND joined_at IS NOT NULL`);
  // Only where the other was known longer; what has been learnt since of the kept one's own past stays.
  await tx.query(sql`
    UPDATE profiles p SET known_since = ${joined.knownSince} FROM profiles o
    WHERE p.shop_id = ${shopId} AND p.id = ${into} AND o.shop_id = ${shopId} AND o.id = ${from}
      AND p.known_since = o.known_since AND p.known_since < ${joined.knownSince}`);
  await refill(shopId, [from, into], tx);
}

/** Whose record a customer's is: a profile's, or, where the customer was joined to it here, the customer's own. */
export async function findRecords(
  shopId: number,
  customerIds: readonly string[],
  profileOf: ProfileOf,
  tx: Tx,
): Promise<ProfileOf> {
  if (customerIds.length === 0) return profileOf;
  const rows = await tx.query<{ customerId: string; id: string }>(sql`
    SELECT customer_id AS "customerId", id FROM profiles
    WHERE shop_id = ${shopId} AND customer_id = ANY (${[...customerIds]}::bigint[]) AND joined_at IS NOT NULL`);
  const records = new Map(rows.map(({ customerId, id }) => [customerId, id]));
  return (person) => records.get(person.customerId ?? "") ?? profileOf(person);
}

/**
 * When Shopify merges two customers who were joined here, they are one for good: the tags of the merged record go the
 * way of every other merge, and no join is left to be undone.
 */
export async function settleJoined(shopId: number, merges: readonly CustomerMerge[], tx: Tx): Promise<void> {
  if (merges.length === 0) return;
  const rows = merges.map(({ keptId, mergedId }) => ({ keptId, mergedId }));
  await tx.query(sql`
    WITH settled AS (
      UPDATE profiles p SET joined_at = NULL FROM ${recordset(rows, { keptId: "text", mergedId: "text" })}
      JOIN identities kept ON kept.shop_id = ${shopId} AND kept.kind = 'customer' AND kept.value = r."keptId"
      WHERE p.shop_id = ${shopId} AND p.customer_id = r."mergedId"::bigint AND p.merged_into = kept.profile_id
        AND p.joined_at IS NOT NULL
      RETURNING p.id, p.merged_into
    ), moved AS (
      DELETE FROM profile_tags t USING settled WHERE t.shop_id = ${shopId} AND t.profile_id = settled.id
      RETURNING settled.merged_into, t.tag, t.present, t.marked_at
    )
    INSERT INTO profile_tags (shop_id, profile_id, tag, present, marked_at)
    SELECT DISTINCT ON (merged_into, tag) ${shopId}::int, merged_into, tag, present, marked_at FROM moved
    ORDER BY merged_into, tag, marked_at DESC, present DESC
    ON CONFLICT (shop_id, profile_id, tag) DO UPDATE SET present = excluded.present, marked_at = excluded.marked_at
    WHERE (excluded.marked_at, excluded.present) > (profile_tags.marked_at, profile_tags.present)`);
}

/** Columns that a profile shows of those joined into it where its own record has none; place is one thing. */
const lent = {
  email: sql`email IS NOT NULL`,
  phone: sql`phone IS NOT NULL`,
  first_name: sql`first_name <> ''`,
  last_name: sql`last_name <> ''`,
  locale: sql`locale IS NOT NULL`,
  place: sql`country_code IS NOT NULL`,
};

/** The first that has it, of those joined into a profile in the order in which they were. */
function firstOf(column: Sql, has: Sql): Sql {
  return sql`(array_agg(${column} ORDER BY joined_at, id) FILTER (WHERE ${has}))[1]`;
}

/** A profile's own word in a column: none where it shows another's. */
function own(column: Sql, name: string, none: Sql): Sql {
  return sql`CASE WHEN ${name} = ANY (k.borrowed) THEN ${none} ELSE k.${column} END`;
}

/**
 * Lets profiles show what those joined into them have and they have not, and none of it where nobody is joined any more.
 * To be called when their own records, or the others', have changed.
 */
export async function refill(shopId: number, profileIds: readonly string[], tx: Tx): Promise<void> {
  if (profileIds.length === 0) return;
  await tx.query(sql`
    WITH kept AS (
      SELECT k.id, ${own(sql`email`, "email", sql`NULL`)} AS email, ${own(sql`phone`, "phone", sql`NULL`)} AS phone,
        ${own(sql`first_name`, "first_name", sql`''`)} AS first_name,
        ${own(sql`last_name`, "last_name", sql`''`)} AS last_name, ${own(sql`locale`, "locale", sql`NULL`)} AS locale,
        ${own(sql`country_code`, "place", sql`NULL`)} AS country_code,
        ${own(sql`region_code`, "place", sql`NULL`)} AS region_code, ${own(sql`city`, "place", sql`NULL`)} AS city,
        coalesce(k.gone_at, k.deleted_at) AS gone_at
      FROM profiles k WHERE k.shop_id = ${shopId} AND k.id = ANY (${[...profileIds]}::bigint[]) AND (
        k.borrowed <> '{}' OR k.joined_orders <> 0 OR k.gone_at IS NOT NULL OR EXISTS (
          SELECT 1 FROM profiles o WHERE o.shop_id = ${shopId} AND o.merged_into = k.id AND o.joined_at IS NOT NULL))
    ), others AS (
      SELECT merged_into, ${firstOf(sql`email`, lent.email)} AS email, ${firstOf(sql`phone`, lent.phone)} AS phone,
        ${firstOf(sql`first_name`, lent.first_name)} AS first_name,
        ${firstOf(sql`last_name`, lent.last_name)} AS last_name, ${firstOf(sql`locale`, lent.locale)} AS locale,
        ${firstOf(sql`country_code`, lent.place)} AS country_code,
        ${firstOf(sql`region_code`, lent.place)} AS region_code, ${firstOf(sql`city`, lent.place)} AS city,
        sum(coalesce(lifetime_orders, 0))::int AS orders,
        bool_or(customer_id IS NOT NULL AND deleted_at IS NULL) AS live, max(deleted_at) AS deleted_at
      FROM profiles WHERE shop_id = ${shopId} AND merged_into IN (SELECT id FROM kept) AND joined_at IS NOT NULL
      GROUP BY merged_into
    )
    UPDATE profiles p SET email = coalesce(k.email, o.email), phone = coalesce(k.phone, o.phone),
      first_name = coalesce(nullif(k.first_name, ''), o.first_name, ''),
      last_name = coalesce(nullif(k.last_name, ''), o.last_name, ''), locale = coalesce(k.locale, o.locale),
      country_code = coalesce(k.country_code, o.country_code),
      region_code = CASE WHEN k.country_code IS NULL THEN o.region_code ELSE k.region_code END,
      city = CASE WHEN k.country_code IS NULL THEN o.city ELSE k.city END,
      borrowed = array_remove(ARRAY[
        CASE WHEN k.email IS NULL AND o.email IS NOT NULL THEN 'email' END,
        CASE WHEN k.phone IS NULL AND o.phone IS NOT NULL THEN 'phone' END,
        CASE WHEN k.first_name = '' AND o.first_name IS NOT NULL THEN 'first_name' END,
        CASE WHEN k.last_name = '' AND o.last_name IS NOT NULL THEN 'last_name' END,
        CASE WHEN k.locale IS NULL AND o.locale IS NOT NULL THEN 'locale' END,
        CASE WHEN k.country_code IS NULL AND o.country_code IS NOT NULL THEN 'place' END], NULL),
      joined_orders = coalesce(o.orders, 0),
      deleted_at = CASE WHEN coalesce(o.live, false) THEN NULL WHEN k.gone_at IS NULL THEN NULL
        ELSE greatest(k.gone_at, o.deleted_at) END,
      gone_at = CASE WHEN o.merged_into IS NULL THEN NULL ELSE k.gone_at END
    FROM kept k LEFT JOIN others o ON o.merged_into = k.id
    WHERE p.shop_id = ${shopId} AND p.id = k.id`);
}
