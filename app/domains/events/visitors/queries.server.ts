import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import type { ClaimOwner } from "~/domains/profiles/model";
import { recordset } from "~/lib/sql";

/** Whose carts and checkouts are that browsers showed: those of these tokens, and what guests began under these addresses. */
export async function findBasketOwners(
  shopId: number,
  { tokens, emails }: { tokens: readonly string[]; emails: readonly string[] },
  db: Db,
): Promise<ClaimOwner[]> {
  if (tokens.length + emails.length === 0) return [];
  return db.query<ClaimOwner>(sql`
    SELECT DISTINCT c.source, c.key, b.profile_id AS "profileId"
    FROM baskets b JOIN visitor_claims c ON c.shop_id = ${shopId} AND c.source = b.kind AND c.key = b.token
    WHERE b.shop_id = ${shopId}
      AND (b.token = ANY (${[...tokens]}::text[]) OR (b.customer_id IS NULL AND b.email = ANY (${[...emails]}::text[])))`);
}

/** A browser whose events have to be looked at again. */
export interface Unbound {
  clientId: string;
  since: Date;
  /** Whether a claim as of then has changed: if it is the first that is known, it is asked of what came before, too. */
  isClaim: boolean;
}

/**
 * Gives what browsers did to the people whose they were then: of each event to the latest who claimed the browser by
 * then, or else to the first who claimed it after.
 * @returns the profiles that gained or lost something
 */
export async function bindVisitorEvents(shopId: number, unbound: readonly Unbound[], tx: Tx): Promise<string[]> {
  if (unbound.length === 0) return [];
  const source = recordset(
    unbound.map(({ clientId, since, isClaim }) => ({ actor: `client:${clientId}`, clientId, since, isClaim })),
    { actor: "text", clientId: "text", since: "timestamptz", isClaim: "boolean" },
  );
  const claims = sql`SELECT c.profile_id FROM visitor_claims c
    WHERE c.shop_id = ${shopId} AND c.client_id = r."clientId" AND c.profile_id IS NOT NULL`;
  const rows = await tx.query<{ ids: (string | null)[] }>(sql`
    UPDATE events e SET profile_id = bound.profile_id
    FROM (
      SELECT f.occurred_at, f.kind, f.source_id, f.profile_id AS former, coalesce(
        (${claims} AND c.claimed_at <= f.occurred_at ORDER BY c.claimed_at DESC, c.source DESC, c.key DESC LIMIT 1),
        (${claims} AND c.claimed_at > f.occurred_at ORDER BY c.claimed_at, c.source DESC, c.key DESC LIMIT 1)
      ) AS profile_id
      FROM ${source} JOIN events f ON f.shop_id = ${shopId} AND f.actor = r.actor AND f.occurred_at >=
        CASE WHEN r."isClaim" AND NOT EXISTS (${claims} AND c.claimed_at < r.since) THEN '-infinity' ELSE r.since END
    ) bound
    WHERE e.shop_id = ${shopId} AND e.occurred_at = bound.occurred_at AND e.kind = bound.kind
      AND e.source_id = bound.source_id AND e.profile_id IS DISTINCT FROM bound.profile_id
    RETURNING ARRAY[bound.former, bound.profile_id] AS ids`);
  return [...new Set(rows.flatMap(({ ids }) => ids.filter((id) => id !== null)))];
}

/** Removes what browsers did of whom it has not turned out by now whose they are. */
export async function forgetUnbound(before: Date, db: Db = pool): Promise<void> {
  await db.query(sql`
    DELETE FROM events e USING shops s
    WHERE e.shop_id = s.id AND e.profile_id IS NULL AND e.occurred_at < ${before} AND e.actor LIKE 'client:%'`);
}
