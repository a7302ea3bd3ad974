import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";

/** What of Tessera stands in a shop's storefront. */
export interface Storefront {
  /** Shopify's id of the pixel once it is switched on. */
  pixelId: string | null;
  /** What keeps the pixel from being switched on, for the merchant to read. */
  pixelProblem: string | null;
  /** Stands for what the theme was last told; null when it was told nothing. */
  toldDigest: string | null;
  toldAt: Date | null;
  toldProblem: string | null;
  /** When the popup was last seen working on a page, and a visitor's pixel last sent something. */
  embedSeenAt: Date | null;
  pixelSeenAt: Date | null;
}

/** Null while nothing was ever tried. */
export async function findStorefront(shopId: number, db: Db = pool): Promise<Storefront | null> {
  const [row] = await db.query<Storefront>(sql`
    SELECT pixel_id AS "pixelId", pixel_problem AS "pixelProblem", told_digest AS "toldDigest", told_at AS "toldAt",
      told_problem AS "toldProblem", embed_seen_at AS "embedSeenAt", pixel_seen_at AS "pixelSeenAt"
    FROM storefronts WHERE shop_id = ${shopId}`);
  return row ?? null;
}

/** Lets this transaction alone change the storefront, until it ends. @returns whether it is its turn */
export async function takeTurn(shopId: number, tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ taken: boolean }>(sql`
    SELECT pg_try_advisory_xact_lock(hashtext('storefront'), ${shopId}) AS taken`);
  return row?.taken ?? false;
}

export async function savePixel(
  shopId: number,
  { pixelId, pixelProblem }: Pick<Storefront, "pixelId" | "pixelProblem">,
  db: Db = pool,
): Promise<void> {
  await db.query(sql`
    INSERT INTO storefronts (shop_id, pixel_id, pixel_problem) VALUES (${shopId}, ${pixelId}, ${pixelProblem})
    ON CONFLICT (shop_id) DO UPDATE SET pixel_id = excluded.pixel_id, pixel_problem = excluded.pixel_problem`);
}

/** Notes what the theme was told, or why Shopify refused it; then it is told anew next time. */
export async function saveTold(
  shopId: number,
  told: { digest: string; at: Date } | { problem: string },
  db: Db = pool,
): Promise<void> {
  if ("problem" in told) {
    await db.query(sql`
      INSERT INTO storefronts (shop_id, told_problem) VALUES (${shopId}, ${told.problem})
      ON CONFLICT (shop_id) DO UPDATE SET told_digest = NULL, told_problem = excluded.told_problem`);
    return;
  }
  await db.query(sql`
    INSERT INTO storefronts (shop_id, told_digest, told_at) VALUES (${shopId}, ${told.digest}, ${told.at})
    ON CONFLICT (shop_id) DO UPDATE SET told_digest = excluded.told_digest, told_at = excluded.told_at, told_problem = NULL`);
}

/** Notes that a pixel told of something, at most once an hour. */
export async function savePixelSeen(shopId: number, now: Date, db: Db = pool): Promise<void> {
  await db.query(sql`
    INSERT INTO storefronts (shop_id, pixel_seen_at) VALUES (${shopId}, ${now})
    ON CONFLICT (shop_id) DO UPDATE SET pixel_seen_at = excluded.pixel_seen_at
    WHERE storefronts.pixel_seen_at IS NULL OR storefronts.pixel_seen_at < excluded.pixel_seen_at - interval '1 hour'`);
}

/** The same of the popup. */
export async function saveEmbedSeen(shopId: number, now: Date, db: Db = pool): Promise<void> {
  await db.query(sql`
    INSERT INTO storefronts (shop_id, embed_seen_at) VALUES (${shopId}, ${now})
    ON CONFLICT (shop_id) DO UPDATE SET embed_seen_at = excluded.embed_seen_at
    WHERE storefronts.embed_seen_at IS NULL OR storefronts.embed_seen_at < excluded.embed_seen_at - interval '1 hour'`);
}

export async function eraseShopStorefront(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM storefronts WHERE shop_id = ${shopId}`);
}
