import sql, { type Sql } from "sql-template-tag";
import type { Db, Tx } from "~/db.server";
import { recordset } from "~/lib/sql";

/** Where a no of another address of the same person stands in the ledger. Shopify is not told of it: nobody said it there. */
export const joinedSource = "merge";

/**
 * A person whose profiles were joined is not written to under the one address when the other's last word is no, or a
 * complaint came of mail to it; an address that only cannot be reached says nothing of her. That no stands in the ledger
 * of the address that is written to, as of when it was said, or of the join if that came later: a yes from after it lifts
 * it, one from before does not. Doing it again changes nothing.
 * @param complained the addresses among them of which a complaint came
 */
export async function holdStricter(
  shopId: number,
  profileIds: readonly string[],
  complained: (emails: readonly string[]) => Promise<readonly { email: string; at: Date }[]>,
  db: Db,
): Promise<void> {
  const others = await listOthers(shopId, profileIds, db);
  if (others.length === 0) return;
  const complaints = await complained(others.map(({ other }) => other));
  const pairs = others.map(({ profileId, email, other, joinedAt }) => ({ profileId, email, other, joinedAt }));
  const columns = { profileId: "bigint", email: "text", other: "text", joinedAt: "timestamptz" };
  await db.query(sql`
    INSERT INTO consent_records (shop_id, profile_id, email, state, source, occurred_at)
    SELECT ${shopId}::int, r."profileId", r.email, 'unsubscribed', ${joinedSource}, greatest(r."joinedAt", said.at)
    FROM ${recordset(pairs, columns)} CROSS JOIN LATERAL (${lastNo(shopId, sql`r.other`)}) said
    ON CONFLICT (shop_id, email, occurred_at, source, state) DO NOTHING`);
  const complainedAt = new Map(complaints.map(({ email, at }) => [email, at]));
  const forbidden = pairs.flatMap(({ other, joinedAt, ...pair }) => {
    const at = complainedAt.get(other);
    return at ? [{ ...pair, at: at > joinedAt ? at : joinedAt }] : [];
  });
  await db.query(sql`
    INSERT INTO consent_records (shop_id, profile_id, email, state, source, occurred_at)
    SELECT ${shopId}::int, "profileId", email, 'unsubscribed', ${joinedSource}, at
    FROM ${recordset(forbidden, { profileId: "bigint", email: "text", at: "timestamptz" })}
    ON CONFLICT (shop_id, email, occurred_at, source, state) DO NOTHING`);
}

/** When no was said last of an address, if that is the present word on it. */
function lastNo(shopId: number, email: Sql): Sql {
  return sql`
    SELECT latest.occurred_at AS at FROM (
      SELECT c.state, c.occurred_at FROM consent_records c
      WHERE c.shop_id = ${shopId} AND c.email = ${email}
      ORDER BY c.occurred_at DESC, c.state <> 'unsubscribed', c.state = 'subscribed', c.state LIMIT 1
    ) latest WHERE latest.state = 'unsubscribed'`;
}

/** The other addresses of people whose profiles were joined, beside the one that each is written to under. */
async function listOthers(shopId: number, profileIds: readonly string[], db: Db) {
  return db.query<{ profileId: string; email: string; other: string; joinedAt: Date }>(sql`
    SELECT k.id AS "profileId", k.email, o.email AS other, o.joined_at AS "joinedAt"
    FROM profiles o JOIN profiles k ON k.shop_id = ${shopId} AND k.id = o.merged_into AND k.email IS NOT NULL
    WHERE o.shop_id = ${shopId} AND o.merged_into = ANY (${[...profileIds]}::bigint[]) AND o.joined_at IS NOT NULL
      AND o.email IS NOT NULL AND o.email <> k.email`);
}

/** Those into whom the owners of these addresses were joined. */
export async function listKept(shopId: number, emails: readonly string[], db: Db): Promise<string[]> {
  const rows = await db.query<{ id: string }>(sql`
    SELECT DISTINCT merged_into AS id FROM profiles
    WHERE shop_id = ${shopId} AND email = ANY (${[...emails]}::text[]) AND merged_into IS NOT NULL AND joined_at IS NOT NULL`);
  return rows.map(({ id }) => id);
}

/** Takes out of the ledger what stood there only because profiles were joined that are parted again. */
export async function liftJoined(shopId: number, profileId: string, tx: Tx): Promise<void> {
  await tx.query(sql`
    DELETE FROM consent_records
    WHERE shop_id = ${shopId} AND profile_id = ${profileId} AND source = ${joinedSource}`);
}
