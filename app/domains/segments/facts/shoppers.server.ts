import sql from "sql-template-tag";
import type { Db } from "~/db.server";
import type { Checkout, Consent, ShopperEvent, Stay, TagMark } from "../reader/facts";
import { ownedByProfile, type OfProfile, type Owned } from "./owned";

/** Of records that were joined to profiles here, too; of those, what was taken away says nothing of the others. */
export async function listTags(shopId: number, profileIds: readonly string[], db: Db): Promise<Owned<TagMark>[]> {
  const rows = await db.query<TagMark & OfProfile>(sql`
    WITH joined AS (
      SELECT j.merged_into AS profile_id, t.tag, t.present, t.marked_at FROM profiles j
      JOIN profile_tags t ON t.shop_id = ${shopId} AND t.profile_id = j.id AND t.present
      WHERE j.shop_id = ${shopId} AND j.merged_into = ANY (${profileIds}::bigint[]) AND j.joined_at IS NOT NULL
    )
    SELECT profile_id AS "profileId", tag, present, marked_at AS "markedAt" FROM (
      SELECT profile_id, tag, present, marked_at FROM profile_tags t
      WHERE shop_id = ${shopId} AND profile_id = ANY (${profileIds}::bigint[])
        AND (present OR NOT EXISTS (SELECT 1 FROM joined j WHERE j.profile_id = t.profile_id AND j.tag = t.tag))
      UNION ALL SELECT * FROM joined
    ) tags ORDER BY marked_at, tag`);
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
