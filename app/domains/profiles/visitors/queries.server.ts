import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { recordset } from "~/lib/sql";
import type { ClaimOwner, VisitorClaim } from "./model";

/** A browser of which something else is known now, as of an instant. */
export interface Reclaimed {
  clientId: string;
  at: Date;
}

/** Keeps what browsers showed, each once. */
export async function saveVisitorClaims(shopId: number, claims: readonly VisitorClaim[], tx: Tx): Promise<void> {
  if (claims.length === 0) return;
  const source = recordset(claims.map(pick), { clientId: "text", source: "text", key: "text", at: "timestamptz" });
  await tx.query(sql`
    INSERT INTO visitor_claims (shop_id, client_id, claimed_at, source, key)
    SELECT DISTINCT ${shopId}::int, "clientId", at, source, key FROM ${source}
    ON CONFLICT (shop_id, client_id, claimed_at, source, key) DO NOTHING`);
}

function pick({ clientId, source, key, at }: VisitorClaim) {
  return { clientId, source, key, at };
}

/**
 * Writes down whose the things are that browsers showed; those that no browser showed change nothing.
 * @returns the browsers of which something else is known now, and since when
 */
export async function ownVisitorClaims(shopId: number, owners: readonly ClaimOwner[], tx: Tx): Promise<Reclaimed[]> {
  if (owners.length === 0) return [];
  const source = recordset(
    owners.map(({ source, key, profileId }) => ({ source, key, profileId })),
    { source: "text", key: "text", profileId: "bigint" },
  );
  // A profile that has gone into another since it was named is that other one; an erased one is nobody.
  return tx.query<Reclaimed>(sql`
    WITH RECURSIVE named AS (
      SELECT r.source, r.key, r."profileId" AS asked, p.id, p.merged_into
      FROM ${source} LEFT JOIN profiles p ON p.shop_id = ${shopId} AND p.id = r."profileId"
      UNION
      SELECT named.source, named.key, named.asked, p.id, p.merged_into
      FROM named JOIN profiles p ON p.shop_id = ${shopId} AND p.id = named.merged_into
    ), owner AS (
      SELECT source, key, id FROM named WHERE merged_into IS NULL
    ), changed AS (
      UPDATE visitor_claims c SET profile_id = owner.id FROM owner
      WHERE c.shop_id = ${shopId} AND c.source = owner.source AND c.key = owner.key
        AND c.profile_id IS DISTINCT FROM owner.id
      RETURNING c.client_id, c.claimed_at
    )
    SELECT client_id AS "clientId", min(claimed_at) AS at FROM changed GROUP BY client_id`);
}

/** Whose the numbers of customers are that browsers showed. To show one that nobody has told of makes no profile. */
export async function findLoginOwners(shopId: number, customerIds: readonly string[], db: Db): Promise<ClaimOwner[]> {
  if (customerIds.length === 0) return [];
  return db.query<ClaimOwner>(sql`
    SELECT DISTINCT c.source, c.key, i.profile_id AS "profileId"
    FROM visitor_claims c JOIN identities i ON i.shop_id = ${shopId} AND i.kind = 'customer' AND i.value = c.key
    WHERE c.shop_id = ${shopId} AND c.source = 'login' AND c.key = ANY (${[...customerIds]}::text[])`);
}

/** The browsers that were ever a person's. */
export async function listBrowsers(shopId: number, profileIds: readonly string[], db: Db): Promise<string[]> {
  const rows = await db.query<{ clientId: string }>(sql`
    SELECT DISTINCT client_id AS "clientId" FROM visitor_claims
    WHERE shop_id = ${shopId} AND profile_id = ANY (${[...profileIds]}::bigint[])`);
  return rows.map(({ clientId }) => clientId);
}

/** Removes what browsers showed of a person, and all that browsers showed which were hers alone. */
export async function eraseVisitorClaims(shopId: number, profileId: string, tx: Tx): Promise<void> {
  await tx.query(sql`
    DELETE FROM visitor_claims c USING (
      SELECT client_id, bool_and(profile_id = ${profileId}) AS "isOnly"
      FROM visitor_claims
      WHERE shop_id = ${shopId} AND profile_id IS NOT NULL AND client_id IN (
        SELECT client_id FROM visitor_claims WHERE shop_id = ${shopId} AND profile_id = ${profileId})
      GROUP BY client_id
    ) hers
    WHERE c.shop_id = ${shopId} AND c.client_id = hers.client_id AND (c.profile_id = ${profileId} OR hers."isOnly")`);
}

/** Removes what browsers showed of which it has not turned out by now whose it is. */
export async function forgetUnowned(before: Date, db: Db = pool): Promise<void> {
  await db.query(sql`
    DELETE FROM visitor_claims c USING shops s
    WHERE c.shop_id = s.id AND c.profile_id IS NULL AND c.claimed_at < ${before}`);
}
