import sql from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import { rank } from "../choosing/rank.server";
import { evidence, methods, rule, type Counted, type Fit, type Method } from "../model";
import { boughtLines } from "../relations/relate.server";

/**
 * How often each method names something that a shopper bought between the cut and `now`, told only what came before the
 * cut. Those are asked who had bought before it and bought after it. What each shop had in stock then nobody knows any
 * more: everything is allowed that was ever sold or is for sale. Relations must be those as of the cut.
 */
export async function countHits(shopId: number, cut: Date, now: Date, tx: Tx): Promise<Counted[]> {
  await tx.query(sql`
    CREATE TEMP TABLE held_out ON COMMIT DROP AS
    SELECT later.profile_id, later.product_id FROM (
      SELECT DISTINCT o.profile_id, l.product_id FROM ${boughtLines(shopId, now)} AND o.processed_at > ${cut}
        AND o.profile_id IS NOT NULL
    ) later
    WHERE later.profile_id IN (
      SELECT profile_id FROM (
        SELECT DISTINCT o.profile_id FROM ${boughtLines(shopId, cut)} AND o.profile_id IN (
          SELECT profile_id FROM orders WHERE shop_id = ${shopId} AND processed_at > ${cut} AND processed_at <= ${now})
      ) before ORDER BY md5(profile_id::text) LIMIT ${rule.mostMeasured})`);
  await tx.query(sql`ANALYZE held_out`);
  const popular = await hitsOf(shopId, "popularity", cut, tx);
  const counted: Counted[] = [];
  for (const method of methods) {
    const hits = await hitsOf(shopId, method, cut, tx);
    counted.push({
      method,
      shoppers: hits.shoppers.length,
      hits: hits.right.size,
      popularHits: popular.right.size,
      onlyMethod: countOnly(hits.right, popular.right),
      onlyPopular: countOnly(popular.right, hits.right),
    });
  }
  return counted;
}

function countOnly(these: ReadonlySet<string>, notThose: ReadonlySet<string>): number {
  return [...these].filter((one) => !notThose.has(one)).length;
}

/** Of which shoppers one of the first few products was bought. */
async function hitsOf(shopId: number, method: Method, cut: Date, tx: Tx) {
  const people = sql`SELECT profile_id FROM held_out`;
  const allowed = sql`SELECT product_id FROM products WHERE shop_id = ${shopId} AND deleted_at IS NULL`;
  const ranked = rank({
    shopId,
    people,
    most: rule.shown,
    ...evidence[method],
    seeds: "everything",
    allowed,
    asOf: cut,
  });
  const rows = await tx.query<{ profileId: string; isRight: boolean }>(sql`
    SELECT h.profile_id AS "profileId", bool_or(r.product_id IS NOT NULL) AS "isRight"
    FROM held_out h LEFT JOIN (${ranked}) r ON r.profile_id = h.profile_id AND r.product_id = h.product_id GROUP BY 1`);
  return { shoppers: rows, right: new Set(rows.flatMap(({ profileId, isRight }) => (isRight ? profileId : []))) };
}

/** What the shop's recommendations go by: popularity, until a method has beaten it. */
export async function findUsedMethod(shopId: number, db: Db = pool): Promise<Method> {
  const [fit] = await db.query<{ method: Method }>(
    sql`SELECT method FROM recommendation_fits WHERE shop_id = ${shopId} AND is_used`,
  );
  return fit?.method ?? "popularity";
}

export async function saveFits(shopId: number, fits: readonly Fit[], tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM recommendation_fits WHERE shop_id = ${shopId}`);
  for (const { method, measuredAt, cutAt, shoppers, hits, popularHits, standardError, isUsed } of fits) {
    await tx.query(sql`
      INSERT INTO recommendation_fits (shop_id, method, measured_at, cut_at, shoppers, hits, popular_hits,
        standard_error, is_used)
      VALUES (${shopId}, ${method}, ${measuredAt}, ${cutAt}, ${shoppers}, ${hits}, ${popularHits}, ${standardError},
        ${isUsed})`);
  }
}

/** What each method was worth when it was last measured, the best first. */
export async function listFits(shopId: number, db: Db = pool): Promise<Fit[]> {
  return db.query<Fit>(sql`
    SELECT method, measured_at AS "measuredAt", cut_at AS "cutAt", shoppers, hits, popular_hits AS "popularHits",
      standard_error AS "standardError", is_used AS "isUsed"
    FROM recommendation_fits WHERE shop_id = ${shopId} ORDER BY hits DESC, method`);
}
