import sql, { type Sql } from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { env } from "~/env.server";
import { deriveKey, mac } from "~/lib/hash";
import { recordset } from "~/lib/sql";
import type { ConsentFact, ConsentState, Permission, SuppressionReason } from "./model";

const addressKey = deriveKey(env.APP_SECRET, "addresses");

/** Stands for an address where the address itself must not be kept. */
export function addressHash(email: string): string {
  return mac(addressKey, email).toString("hex");
}

/** Adds to the ledger what is not in it yet. */
export async function recordConsents(
  shopId: number,
  facts: (ConsentFact & { profileId: string })[],
  db: Db,
): Promise<void> {
  if (facts.length === 0) return;
  const source = recordset(facts, {
    profileId: "bigint",
    email: "text",
    state: "text",
    optInLevel: "text",
    source: "text",
    occurredAt: "timestamptz",
  });
  await db.query(sql`
    INSERT INTO consent_records (shop_id, profile_id, email, state, opt_in_level, source, occurred_at)
    SELECT ${shopId}::int, "profileId", email, state, "optInLevel", source, "occurredAt" FROM ${source}
    ON CONFLICT (shop_id, email, occurred_at, source, state) DO NOTHING`);
}

/** When the last word on an address was said; null when nothing was. */
export async function findLastWord(shopId: number, email: string, db: Db): Promise<Date | null> {
  const [row] = await db.query<{ at: Date | null }>(sql`
    SELECT max(occurred_at) AS at FROM consent_records WHERE shop_id = ${shopId} AND email = ${email}`);
  return row?.at ?? null;
}

/** Whether there is such a profile, which then cannot be erased before this transaction ends. */
export async function isKnown(shopId: number, profileId: string, tx: Tx): Promise<boolean> {
  const rows = await tx.query(sql`
    SELECT 1 FROM profiles WHERE shop_id = ${shopId} AND id = ${profileId} FOR KEY SHARE`);
  return rows.length > 0;
}

/**
 * The present word on an address, for use in a lateral join: the latest; of two at one instant, the one that says no.
 * @param email, asOf SQL expressions
 */
export function latestConsent(shopId: number, email: Sql, asOf: Sql = sql`'infinity'::timestamptz`) {
  return sql`
    SELECT c.state FROM consent_records c
    WHERE c.shop_id = ${shopId} AND c.email = ${email} AND c.occurred_at <= ${asOf}
    ORDER BY c.occurred_at DESC, c.state <> 'unsubscribed', c.state = 'subscribed', c.state LIMIT 1`;
}

/** The same for every address of the shop, as a query with `email` and `state`. */
export function latestConsents(shopId: number, asOf: Date) {
  return sql`
    SELECT DISTINCT ON (c.email) c.email, c.state FROM consent_records c
    WHERE c.shop_id = ${shopId} AND c.occurred_at <= ${asOf}
    ORDER BY c.email, c.occurred_at DESC, c.state <> 'unsubscribed', c.state = 'subscribed', c.state`;
}

/** May we write to these profiles? Who is gone is not among them. */
export async function findPermissions(
  shopId: number,
  profileIds: string[],
  db: Db = pool,
): Promise<Map<string, Permission>> {
  const people = await db.query<{ id: string; email: string | null; consent: ConsentState | null }>(sql`
    SELECT p.id, p.email, (${latestConsent(shopId, sql`p.email`)}) AS consent FROM profiles p
    WHERE p.shop_id = ${shopId} AND p.id = ANY (${profileIds}::bigint[]) AND p.deleted_at IS NULL AND p.merged_into IS NULL`);
  const hashes = new Map(people.map(({ id, email }) => [id, email && addressHash(email)]));
  const suppressed = await findSuppressions(
    shopId,
    [...hashes.values()].filter((hash) => hash !== null),
    db,
  );
  return new Map(
    people.map(({ id, email, consent }) => {
      const reason = suppressed.get(hashes.get(id) ?? "") ?? null;
      return [id, { email, consent, suppressedFor: reason }];
    }),
  );
}

/** Why each of these addresses must not be written to, by hash; the first reason there was. */
async function findSuppressions(shopId: number, hashes: string[], db: Db): Promise<Map<string, SuppressionReason>> {
  if (hashes.length === 0) return new Map();
  const rows = await db.query<{ hash: string; reason: SuppressionReason }>(sql`
    SELECT DISTINCT ON (address_hash) address_hash AS hash, reason FROM suppressions
    WHERE shop_id = ${shopId} AND address_hash = ANY (${hashes}::text[]) ORDER BY address_hash, suppressed_at`);
  return new Map(rows.map(({ hash, reason }) => [hash, reason]));
}

/** Never write to this address again. */
export async function suppress(
  shopId: number,
  email: string,
  reason: SuppressionReason,
  at: Date,
  db: Db,
): Promise<void> {
  await db.query(sql`
    INSERT INTO suppressions (shop_id, address_hash, reason, suppressed_at)
    VALUES (${shopId}, ${addressHash(email)}, ${reason}, ${at})
    ON CONFLICT (shop_id, address_hash, reason)
    DO UPDATE SET suppressed_at = least(suppressions.suppressed_at, excluded.suppressed_at)`);
}

/** Moves the ledger of merged profiles along. */
export async function moveConsents(shopId: number, absorbed: { from: string; into: string }[], tx: Tx): Promise<void> {
  if (absorbed.length === 0) return;
  await tx.query(sql`
    UPDATE consent_records c SET profile_id = r."into"
    FROM ${recordset(absorbed, { from: "bigint", into: "bigint" })}
    WHERE c.shop_id = ${shopId} AND c.profile_id = r."from"`);
}

/** Removes a person's consents. Suppressions stay: they name nobody, and the duty not to write outlives the data. */
export async function eraseConsents(shopId: number, profileId: string, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM consent_records WHERE shop_id = ${shopId} AND profile_id = ${profileId}`);
}

export async function eraseShopConsents(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM consent_records WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM suppressions WHERE shop_id = ${shopId}`);
}
