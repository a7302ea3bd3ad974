import sql, { type Sql } from "sql-template-tag";
import type { Db, Tx } from "~/db.server";
import { rule, type RelationKind } from "../model";
import { alike, boughtWith, popularity, viewedWith } from "./relate.server";

/** Works out anew what leads to what, from what was known at an instant, and what is popular. */
export async function relate(shopId: number, asOf: Date, tx: Tx): Promise<void> {
  // Pairs of a large shop are counted in memory rather than in files.
  await tx.query(sql`SET LOCAL work_mem = '64MB'`);
  // They are about rows that were only just written, of which the planner knows nothing: it must not try each with each.
  await tx.query(sql`SET LOCAL enable_nestloop = off`);
  await tx.query(sql`DELETE FROM product_popularity WHERE shop_id = ${shopId}`);
  await tx.query(sql`
    INSERT INTO product_popularity (shop_id, product_id, score)
    SELECT ${shopId}::int, product_id, score FROM (${popularity(shopId, asOf)}) p`);
  await keep(shopId, "bought_with", boughtWith(shopId, asOf), tx);
  await keep(shopId, "viewed_with", viewedWith(shopId, asOf), tx);
  await keep(shopId, "alike", alike(shopId), tx);
  await tx.query(sql`SET LOCAL enable_nestloop TO DEFAULT`);
}

async function keep(shopId: number, kind: RelationKind, pairs: Sql, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM product_relations WHERE shop_id = ${shopId} AND kind = ${kind}`);
  await tx.query(sql`
    INSERT INTO product_relations (shop_id, kind, product_id, other_id, score)
    SELECT ${shopId}::int, ${kind}::text, product_id, other_id, score FROM (
      SELECT p.*, row_number() OVER (PARTITION BY product_id ORDER BY score DESC, other_id) AS n FROM (${pairs}) p
    ) ranked WHERE n <= ${rule.kept}`);
}

/** After much has been read at once, the database must not plan for as little as there was before. */
export async function analyzeOrders(db: Db): Promise<void> {
  await db.query(sql`ANALYZE orders`);
  await db.query(sql`ANALYZE order_lines`);
}

/** One process at a time works on a shop's relations, until the transaction ends. @returns false when another does */
export async function takeTurn(shopId: number, tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ taken: boolean }>(
    sql`SELECT pg_try_advisory_xact_lock(hashtext('recommendations'), ${shopId}) AS taken`,
  );
  return row?.taken ?? false;
}
