import sql from "sql-template-tag";
import type { Db } from "~/db.server";
import type { Checkout, Consent, ShopperEvent, Stay, TagMark } from "../reader/facts";
import { ownedByProfile, type OfProfile, type Owned } from "./owned";

export async function listTags(shopId: number, profileIds: readonly string[], db: Db): Promise<Owned<TagMark>[]> {
  const rows = await db.query<TagMark & OfProfile>(sql`
    SELECT profile_id AS "profileId", tag, present, marked_at AS "markedAt" FROM profile_tags
    WHERE shop_id = ${shopId} AND profile_id = ANY (${profileIds}::bigint[]) ORDER BY marked_at, tag`);
  return rows.map(ownedByProfile);
}

/** What was said for the addresses that the profiles have now, whoever had them then. */
export async function listConsents(shopId: number, profileIds: readonly string[], db: Db): Promise<Owned<Consent>[]> {
  const rows = await db.query<Consent & OfProfile>(sql`
    SELECT p.id AS "profileId", c.state, c.occurred_at AS "occurredAt"
    FROM profiles p JOIN consent_records c ON c.shop_id = ${shopId} AND c.email = p.email
    WHERE p.shop_id = ${shopId} AND p.id = ANY (${profileIds}::bigint[]) ORDER BY c.occurred_at, c.source, c.state`);
  return rows.map(ownedByProfile);
}

export async function listCheckouts(shopId: number, profileIds: readonly string[], db: Db): Promise<Owned<Checkout>[]> {
  const rows = await db.query<Checkout & OfProfile>(sql`
    SELECT profile_id AS "profileId", token, started_at AS "startedAt", completed_at AS "completedAt",
      deleted_at AS "deletedAt"
    FROM baskets
    WHERE shop_id = ${shopId} AND kind = 'checkout' AND profile_id = ANY (${profileIds}::bigint[])
    ORDER BY started_at, token`);
  return rows.map(ownedByProfile);
}

export async function listEvents(
  shopId: number,
  profileIds: readonly string[],
  db: Db,
): Promise<Owned<ShopperEvent>[]> {
  const rows = await db.query<ShopperEvent & OfProfile>(sql`
    SELECT profile_id AS "profileId", kind, source_id AS "sourceId", occurred_at AS "occurredAt", properties FROM events
    WHERE shop_id = ${shopId} AND profile_id = ANY (${profileIds}::bigint[]) ORDER BY occurred_at, kind, source_id`);
  return rows.map(ownedByProfile);
}

export async function listStays(shopId: number, profileIds: readonly string[], db: Db): Promise<Owned<Stay>[]> {
  const rows = await db.query<Stay & OfProfile>(sql`
    SELECT profile_id AS "profileId", segment_id AS "segmentId", entered_at AS "enteredAt", left_at AS "leftAt"
    FROM memberships WHERE shop_id = ${shopId} AND profile_id = ANY (${profileIds}::bigint[])
    ORDER BY entered_at, segment_id`);
  return rows.map(ownedByProfile);
}
