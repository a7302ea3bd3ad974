import sql, { empty } from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { recordset } from "~/lib/sql";

/** What addresses of merged profiles were asked, and what Shopify is to be told of them, goes along. */
export async function moveOptIns(shopId: number, absorbed: { from: string; into: string }[], tx: Tx): Promise<void> {
  if (absorbed.length === 0) return;
  const pairs = recordset(absorbed, { from: "bigint", into: "bigint" });
  await tx.query(sql`
    UPDATE opt_in_requests q SET profile_id = r."into" FROM ${pairs} WHERE q.shop_id = ${shopId} AND q.profile_id = r."from"`);
  await tx.query(sql`
    UPDATE consent_tellings t SET profile_id = r."into" FROM ${pairs} WHERE t.shop_id = ${shopId} AND t.profile_id = r."from"`);
}

/** Removes what a person's addresses were asked, also when nobody ever confirmed them, and what is to be told of them. */
export async function eraseOptIns(
  shopId: number,
  { profileIds, emails }: { profileIds: readonly string[]; emails: readonly string[] },
  tx: Tx,
): Promise<void> {
  const theirs = sql`
    (profile_id = ANY (${[...profileIds]}::bigint[]) OR email = ANY (${[...emails]}::text[]))`;
  await tx.query(sql`DELETE FROM opt_in_requests WHERE shop_id = ${shopId} AND ${theirs}`);
  await tx.query(sql`DELETE FROM consent_tellings WHERE shop_id = ${shopId} AND ${theirs}`);
}

export async function eraseShopOptIns(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM opt_in_requests WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM opt_in_texts WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM opt_in_policies WHERE shop_id = ${shopId}`);
  await tx.query(sql`DELETE FROM consent_tellings WHERE shop_id = ${shopId}`);
}

/**
 * Guests who are known for nothing but that their address was given and asked before an instant, and who never answered.
 * @param only one of them, to be looked at again
 */
export async function listUnanswered(
  askedBefore: Date,
  only: { shopId: number; email: string } | null,
  db: Db = pool,
): Promise<{ shopId: number; email: string }[]> {
  return db.query(sql`
    SELECT DISTINCT q.shop_id AS "shopId", q.email FROM opt_in_requests q
    JOIN profiles p ON p.shop_id = q.shop_id AND p.id = q.profile_id AND p.customer_id IS NULL AND p.merged_into IS NULL
    WHERE q.state = 'asked' AND q.requested_at < ${askedBefore}
      ${only ? sql`AND q.shop_id = ${only.shopId} AND q.email = ${only.email}` : empty}
      AND NOT EXISTS (SELECT 1 FROM consent_records c
        WHERE c.shop_id = q.shop_id AND c.email = q.email AND c.state <> 'pending')
      AND NOT EXISTS (SELECT 1 FROM opt_in_requests later
        WHERE later.shop_id = q.shop_id AND later.email = q.email AND later.requested_at >= ${askedBefore})
      AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.shop_id = q.shop_id AND o.profile_id = p.id)
      AND NOT EXISTS (SELECT 1 FROM baskets b WHERE b.shop_id = q.shop_id AND b.profile_id = p.id)`);
}

/**
 * What mailboxes were asked is counted for a day, and networks are weighed no longer; what nobody confirmed is kept as
 * long as its link works.
 */
export async function forgetOptIns(
  before: Record<"askedBefore" | "networksBefore" | "unconfirmedBefore", Date>,
  db: Db = pool,
): Promise<void> {
  const { askedBefore, networksBefore, unconfirmedBefore } = before;
  await db.query(sql`
    UPDATE opt_in_requests SET network = NULL WHERE network IS NOT NULL AND requested_at < ${networksBefore}`);
  await db.query(sql`DELETE FROM opt_in_asked WHERE asked_at < ${askedBefore}`);
  await db.query(sql`DELETE FROM opt_in_requests WHERE state <> 'confirmed' AND requested_at < ${unconfirmedBefore}`);
}
