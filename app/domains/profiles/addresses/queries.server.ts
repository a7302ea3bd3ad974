import sql, { empty } from "sql-template-tag";
import { db as pool, transact, type Tx } from "~/db.server";
import { isDisposable } from "~/lib/disposable.server";
import { recordset } from "~/lib/sql";
import { lockFacts } from "../queries.server";
import { judgeAddress, type Remark } from "./judge";

/**
 * Notes at which addresses of these profiles something is remarkable. To be called wherever addresses are written, in the
 * same transaction, so that every door does it.
 */
export async function noteAddresses(shopId: number, profileIds: Iterable<string>, tx: Tx): Promise<void> {
  const ids = [...profileIds];
  if (ids.length === 0) return;
  const domains = await tx.query<{ domain: string }>(sql`
    SELECT DISTINCT split_part(email, '@', 2) AS domain FROM profiles
    WHERE shop_id = ${shopId} AND id = ANY (${ids}::bigint[]) AND email IS NOT NULL`);
  await keepRemarks(shopId, remarksOn(domains), ids, tx);
}

/**
 * The same for everybody: for addresses that were known before they were looked at, and for domains of which it has
 * become known since what they are. @returns the profiles of which something else is to be said now
 */
export async function renewAddresses(shopId: number): Promise<string[]> {
  const domains = await pool.query<{ domain: string }>(sql`
    SELECT DISTINCT split_part(email, '@', 2) AS domain FROM profiles WHERE shop_id = ${shopId} AND email IS NOT NULL`);
  return transact(async (tx) => {
    await lockFacts(shopId, tx);
    return keepRemarks(shopId, remarksOn(domains), null, tx);
  });
}

type RemarkOn = Remark & { domain: string };

function remarksOn(domains: readonly { domain: string }[]): RemarkOn[] {
  return domains.flatMap(({ domain }) => {
    const remark = judgeAddress(`@${domain}`, isDisposable);
    return remark ? [{ domain, ...remark }] : [];
  });
}

/** Writes differences only: most addresses never have a row. */
async function keepRemarks(
  shopId: number,
  remarks: readonly RemarkOn[],
  profileIds: string[] | null,
  tx: Tx,
): Promise<string[]> {
  const only = profileIds ? sql`AND p.id = ANY (${profileIds}::bigint[])` : empty;
  const source = recordset(remarks, { domain: "text", problem: "text", suggestion: "text" });
  const gone = await tx.query<{ id: string }>(sql`
    DELETE FROM profile_addresses a USING profiles p
    WHERE a.shop_id = ${shopId} AND p.shop_id = ${shopId} AND p.id = a.profile_id ${only}
      AND NOT EXISTS (SELECT 1 FROM ${source} WHERE r.domain = split_part(p.email, '@', 2) AND p.merged_into IS NULL)
    RETURNING a.profile_id AS id`);
  if (remarks.length === 0) return gone.map(({ id }) => id);
  const noted = await tx.query<{ id: string }>(sql`
    INSERT INTO profile_addresses (shop_id, profile_id, problem, suggestion, derived_at)
    SELECT ${shopId}::int, p.id, r.problem, r.suggestion, coalesce(p.version, p.known_since)
    FROM profiles p JOIN ${source} ON r.domain = split_part(p.email, '@', 2)
    WHERE p.shop_id = ${shopId} AND p.merged_into IS NULL ${only}
    ON CONFLICT (shop_id, profile_id) DO UPDATE SET problem = excluded.problem, suggestion = excluded.suggestion,
      derived_at = excluded.derived_at
    WHERE (profile_addresses.problem, profile_addresses.suggestion)
      IS DISTINCT FROM (excluded.problem, excluded.suggestion)
    RETURNING profile_id AS id`);
  return [...gone, ...noted].map(({ id }) => id);
}
