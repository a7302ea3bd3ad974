import sql, { empty, type Sql } from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import { findPermissions } from "~/domains/consent/index.server";
import type { SuppressionReason } from "~/domains/consent/model";
import type { AddressProblem } from "~/domains/profiles/model";
import type { ChangeCause } from "~/domains/segments/model";
import type { LifecycleStage } from "~/domains/traits/model";
import type { Slice } from "../model";

/** A shopper in the list. Traits are null until they have been derived. */
export interface ShopperRow {
  id: string;
  name: string;
  email: string | null;
  stage: LifecycleStage | null;
  orders: number;
  spentMinor: string;
  lastOrderAt: Date | null;
}

/** Shoppers whose name, last name or address begins with the text; who bought last comes first. */
export async function searchShoppers(
  shopId: number,
  text: string,
  { limit, offset }: Slice,
  db: Db = pool,
): Promise<ShopperRow[]> {
  return db.query<ShopperRow>(sql`
    SELECT p.id, trim(p.first_name || ' ' || p.last_name) AS name, p.email, t.lifecycle_stage AS stage,
      coalesce(t.order_count, 0) AS orders, coalesce(t.spent_minor, 0)::bigint AS "spentMinor", t.last_order_at AS "lastOrderAt"
    FROM profiles p LEFT JOIN profile_traits t ON t.shop_id = p.shop_id AND t.profile_id = p.id
    WHERE p.shop_id = ${shopId} AND p.deleted_at IS NULL AND p.merged_into IS NULL
      ${text === "" ? empty : beginsWith(text)}
    ORDER BY t.last_order_at DESC NULLS LAST, p.id DESC LIMIT ${limit} OFFSET ${offset}`);
}

/** Written as the indexes on profiles are, one for each side of the OR. */
function beginsWith(text: string): Sql {
  const pattern = sql`lower(${text.replace(/[\\%_]/g, "\\$&") + "%"})`;
  return sql`AND (p.email LIKE ${pattern} OR lower(p.first_name || ' ' || p.last_name) LIKE ${pattern}
    OR lower(p.last_name) LIKE ${pattern})`;
}

/** One shopper, with what was derived of them. */
export interface Shopper extends ShopperRow {
  customerId: string | null;
  countryCode: string | null;
  city: string | null;
  knownSince: Date;
  deletedAt: Date | null;
  /** Who took this profile's place. */
  mergedInto: string | null;
  stageSince: Date | null;
  stageUntil: Date | null;
  /** What they last said about mail, when and where; null if they never said anything. */
  consent: { state: string; source: string; at: Date } | null;
  /** Why the address is never written to, whatever they said. */
  suppressedFor: SuppressionReason | null;
  /** What is remarkable about the address, and the domain that was probably meant. */
  addressProblem: AddressProblem | null;
  addressSuggestion: string | null;
}

type Row = Omit<Shopper, "consent" | "suppressedFor"> & {
  consentState: string | null;
  consentSource: string;
  consentAt: Date;
};

export async function findShopper(shopId: number, profileId: string, db: Db = pool): Promise<Shopper | null> {
  const [row] = await db.query<Row>(sql`
    SELECT p.id, trim(p.first_name || ' ' || p.last_name) AS name, p.email, p.customer_id AS "customerId",
      p.country_code AS "countryCode", p.city, p.known_since AS "knownSince", p.deleted_at AS "deletedAt",
      p.merged_into AS "mergedInto", t.lifecycle_stage AS stage, t.lifecycle_since AS "stageSince",
      t.lifecycle_until AS "stageUntil", coalesce(t.order_count, 0) AS orders,
      coalesce(t.spent_minor, 0)::bigint AS "spentMinor", t.last_order_at AS "lastOrderAt",
      c.state AS "consentState", c.source AS "consentSource", c.occurred_at AS "consentAt",
      a.problem AS "addressProblem", a.suggestion AS "addressSuggestion"
    FROM profiles p
    LEFT JOIN profile_traits t ON t.shop_id = p.shop_id AND t.profile_id = p.id
    LEFT JOIN profile_addresses a ON a.shop_id = p.shop_id AND a.profile_id = p.id
    LEFT JOIN LATERAL (
      SELECT state, source, occurred_at FROM consent_records
      WHERE shop_id = p.shop_id AND email = p.email
      ORDER BY occurred_at DESC, state <> 'unsubscribed', state = 'subscribed', state LIMIT 1
    ) c ON true
    WHERE p.shop_id = ${shopId} AND p.id = ${profileId}`);
  if (!row) return null;
  const { consentState, consentSource, consentAt, ...shopper } = row;
  const permission = (await findPermissions(shopId, [profileId], db)).get(profileId);
  return {
    ...shopper,
    suppressedFor: permission?.suppressedFor ?? null,
    consent: consentState === null ? null : { state: consentState, source: consentSource, at: consentAt },
  };
}

/** A shopper is in this segment now. */
export interface Stay {
  segmentId: number;
  name: string;
  since: Date;
  cause: ChangeCause;
}

export async function listStays(shopId: number, profileId: string, db: Db = pool): Promise<Stay[]> {
  return db.query<Stay>(sql`
    SELECT m.segment_id AS "segmentId", s.name, m.entered_at AS since, m.entered_cause AS cause
    FROM memberships m JOIN segments s ON s.shop_id = m.shop_id AND s.id = m.segment_id
    WHERE m.shop_id = ${shopId} AND m.profile_id = ${profileId} AND m.left_at IS NULL ORDER BY m.segment_id`);
}

/** What flows have noted of a shopper: of each trait the latest word, by name. */
export async function listSetTraits(
  shopId: number,
  profileId: string,
  db: Db = pool,
): Promise<{ name: string; value: string; at: Date }[]> {
  return db.query(sql`
    SELECT DISTINCT ON (properties ->> 'name') properties ->> 'name' AS name, properties ->> 'value' AS value, occurred_at AS at
    FROM events WHERE shop_id = ${shopId} AND profile_id = ${profileId} AND kind = 'trait_set'
    ORDER BY properties ->> 'name', occurred_at DESC, source_id DESC`);
}
