import sql from "sql-template-tag";
import type { Db, Tx } from "~/db.server";
import { recordset } from "~/lib/sql";
import type { Former, Held } from "../model";

/** What is held of people, by `customer:<number>` or `email:<address>`. Who is not known is not among them. */
export async function findHeld(
  shopId: number,
  keys: readonly { kind: "customer" | "email"; value: string }[],
  db: Db,
): Promise<Map<string, Held>> {
  const rows = await db.query<Held & { key: string }>(sql`
    SELECT i.kind || ':' || i.value AS key, p.id AS "profileId", p.customer_id AS "customerId", p.email,
      p.deleted_at IS NOT NULL AS "isGone",
      p.first_name AS "firstName", p.last_name AS "lastName", p.phone, p.city, p.country_code AS country, p.locale,
      p.version
    FROM ${recordset(keys, { kind: "text", value: "text" })}
    JOIN identities i ON i.shop_id = ${shopId} AND i.kind = r.kind AND i.value = r.value
    JOIN profiles p ON p.shop_id = ${shopId} AND p.id = i.profile_id`);
  return new Map(rows.map(({ key, ...held }) => [key, held]));
}

/**
 * Puts back what was held of guests before something was told of them at `toldAt`: only where nothing was told since, and
 * nobody became a customer.
 */
export async function restoreGuests(shopId: number, formers: readonly Former[], tx: Tx): Promise<void> {
  if (formers.length === 0) return;
  const columns = {
    ...{ profileId: "bigint", firstName: "text", lastName: "text", phone: "text", city: "text", country: "text" },
    ...{ locale: "text", version: "timestamptz", toldAt: "timestamptz" },
  };
  await tx.query(sql`
    UPDATE profiles p SET first_name = r."firstName", last_name = r."lastName", phone = r.phone, city = r.city,
      country_code = r.country, locale = r.locale, version = r.version
    FROM ${recordset(formers, columns)}
    WHERE p.shop_id = ${shopId} AND p.id = r."profileId" AND p.customer_id IS NULL AND p.version = r."toldAt"`);
}

interface GuestTag {
  profileId: string;
  tag: string;
}

/** Adds tags to guests. Tags of customers are Shopify's. @returns those that were not there */
export async function addGuestTags(shopId: number, tags: readonly GuestTag[], at: Date, tx: Tx): Promise<GuestTag[]> {
  if (tags.length === 0) return [];
  return tx.query<GuestTag>(sql`
    INSERT INTO profile_tags (shop_id, profile_id, tag, present, marked_at)
    SELECT DISTINCT ${shopId}::int, p.id, r.tag, true, ${at}::timestamptz
    FROM ${recordset(tags, { profileId: "bigint", tag: "text" })}
    JOIN profiles p ON p.shop_id = ${shopId} AND p.id = r."profileId" AND p.customer_id IS NULL
    ON CONFLICT (shop_id, profile_id, tag) DO UPDATE SET present = true, marked_at = excluded.marked_at
    WHERE NOT profile_tags.present AND profile_tags.marked_at < excluded.marked_at
    RETURNING profile_id AS "profileId", tag`);
}

/** Takes tags away again that were added at an instant, if nothing was said of them since. */
export async function removeGuestTags(shopId: number, tags: readonly GuestTag[], at: Date, tx: Tx): Promise<void> {
  if (tags.length === 0) return;
  await tx.query(sql`
    DELETE FROM profile_tags t USING ${recordset(tags, { profileId: "bigint", tag: "text" })}
    WHERE t.shop_id = ${shopId} AND t.profile_id = r."profileId" AND t.tag = r.tag AND t.marked_at = ${at}`);
}

/** The present tags of these profiles. */
export async function listTagsOf(
  shopId: number,
  profileIds: readonly string[],
  db: Db,
): Promise<Map<string, readonly string[]>> {
  const rows = await db.query<{ profileId: string; tags: string[] }>(sql`
    SELECT profile_id AS "profileId", array_agg(tag ORDER BY tag) AS tags FROM profile_tags
    WHERE shop_id = ${shopId} AND profile_id = ANY (${[...profileIds]}::bigint[]) AND present GROUP BY profile_id`);
  return new Map(rows.map(({ profileId, tags }) => [profileId, tags]));
}
