import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import type { Renewal } from "../model";
import { rfmNamings, type RfmNaming } from "../rfm/model";

/** Which names of RFM groups the shop's pages show. */
export async function findRfmNaming(shopId: number, db: Db = pool): Promise<RfmNaming> {
  const [row] = await db.query<{ names: string }>(
    sql`SELECT rfm_names AS names FROM trait_settings WHERE shop_id = ${shopId}`,
  );
  return rfmNamings.find((naming) => naming === row?.names) ?? "eleven";
}

export async function saveRfmNaming(shopId: number, naming: RfmNaming, db: Db = pool): Promise<void> {
  await db.query(sql`
    INSERT INTO trait_settings (shop_id, rfm_names) VALUES (${shopId}, ${naming})
    ON CONFLICT (shop_id) DO UPDATE SET rfm_names = excluded.rfm_names`);
}

export async function findRenewal(shopId: number, db: Db = pool): Promise<Renewal> {
  const [row] = await db.query<Renewal>(sql`
    SELECT renewed_at AS "renewedAt", derived_from AS "derivedFrom" FROM trait_settings WHERE shop_id = ${shopId}`);
  return row ?? { renewedAt: null, derivedFrom: "" };
}

export async function keepRenewal(shopId: number, derivedFrom: string, now: Date, tx: Tx): Promise<void> {
  await tx.query(sql`
    INSERT INTO trait_settings (shop_id, renewed_at, derived_from) VALUES (${shopId}, ${now}, ${derivedFrom})
    ON CONFLICT (shop_id) DO UPDATE SET renewed_at = excluded.renewed_at, derived_from = excluded.derived_from`);
}

/** Takes the turn to renew a shop's traits, until the transaction ends. @returns whether it was free */
export async function takeNight(shopId: number, tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ taken: boolean }>(
    sql`SELECT pg_try_advisory_xact_lock(hashtext('traits'), ${shopId}) AS taken`,
  );
  return row?.taken ?? false;
}

/** A digest of the shop's time zone and of what its products are: with another, habits and interests are others. */
export async function digestSources(shopId: number, db: Db): Promise<string> {
  const [row] = await db.query<{ digest: string }>(sql`
    SELECT md5(s.timezone || '/' || coalesce((
      SELECT string_agg(concat_ws(':', p.product_id, p.product_type, p.vendor, p.handle, p.tags::text), '/' ORDER BY p.product_id)
      FROM products p WHERE p.shop_id = ${shopId}), '') || coalesce((
      SELECT string_agg(concat_ws(':', c.title, cp.product_id), '/' ORDER BY c.collection_id, cp.product_id)
      FROM collections c JOIN collection_products cp ON cp.shop_id = c.shop_id AND cp.collection_id = c.collection_id
      WHERE c.shop_id = ${shopId} AND c.deleted_at IS NULL), '')) AS digest
    FROM shops s WHERE s.id = ${shopId}`);
  return row?.digest ?? "";
}
