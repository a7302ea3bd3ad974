import sql, { empty, type Sql } from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import { profileOfCustomer } from "~/domains/quizzes/index.server";
import { findProducts } from "~/domains/recommendations/index.server";
import type { Product } from "~/domains/recommendations/model";

/** A quiz that shoppers can be in now. */
export interface ServedQuiz {
  id: number;
  /** The newest version; earlier ones are served on to pages that were drawn before it. */
  version: number;
  /** Whether it is shown to those who have not begun: it is live, or the rival of one that is. */
  isShown: boolean;
  /** Running tests in which it is the one or the other. */
  testIds: number[];
}

/** The quizzes of which anything was ever published, but for those that were put away. */
export async function listServed(shopId: number, db: Db = pool): Promise<ServedQuiz[]> {
  return db.query<ServedQuiz>(sql`
    SELECT q.id, q.version,
      q.state = 'live' OR EXISTS (
        SELECT 1 FROM quiz_tests t JOIN quizzes main ON main.shop_id = t.shop_id AND main.id = t.quiz_id
        WHERE t.shop_id = q.shop_id AND t.rival_id = q.id AND t.ended_at IS NULL
          AND main.state = 'live' AND main.archived_at IS NULL) AS "isShown",
      ARRAY(
        SELECT t.id FROM quiz_tests t
        WHERE t.shop_id = q.shop_id AND q.id IN (t.quiz_id, t.rival_id) AND t.ended_at IS NULL) AS "testIds"
    FROM quizzes q WHERE q.shop_id = ${shopId} AND q.archived_at IS NULL AND q.version > 0`);
}

/**
 * Whether a shopper is in one of the segments now: the customer who is signed in, or else whose mailbox has confirmed a
 * passage of this browser. That an address was typed in a passage shows nobody.
 */
export async function isInSegment(
  shopId: number,
  { customerId, responseIds }: { customerId: string | null; responseIds: readonly string[] },
  segmentIds: readonly number[],
  db: Db = pool,
): Promise<boolean> {
  const [row] = await db.query<{ isIn: boolean }>(sql`
    SELECT EXISTS (
      SELECT 1 FROM memberships m
      WHERE m.shop_id = ${shopId} AND m.segment_id = ANY (${segmentIds}::int[]) AND m.left_at IS NULL AND m.profile_id IN (
        (${profileOfCustomer(shopId, customerId)})
        UNION ALL SELECT r.profile_id FROM quiz_responses r
          WHERE r.shop_id = ${shopId} AND r.id = ANY (${[...responseIds]}::text[]) AND r.confirmed_at IS NOT NULL
            AND ${customerId}::bigint IS NULL)) AS "isIn"`);
  return row?.isIn ?? false;
}

const popularDays = 90;
const mostRanked = 60;

/** Products of the shop, or of a collection of its, by how many orders of the last 90 days had them. */
export async function listPopular(
  shopId: number,
  collectionId: string | null,
  now: Date,
  db: Db = pool,
): Promise<string[]> {
  const within: Sql = collectionId
    ? sql`AND p.product_id IN (
        SELECT product_id FROM collection_products WHERE shop_id = ${shopId} AND collection_id = ${collectionId})`
    : empty;
  const rows = await db.query<{ productId: string }>(sql`
    SELECT p.product_id AS "productId" FROM products p
    LEFT JOIN (
      SELECT l.product_id, count(DISTINCT l.order_id) AS orders FROM orders o
      JOIN order_lines l ON l.shop_id = o.shop_id AND l.order_id = o.order_id AND l.product_id IS NOT NULL
      WHERE o.shop_id = ${shopId} AND o.processed_at <= ${now}
        AND o.processed_at > ${now}::timestamptz - make_interval(days => ${popularDays})
        AND o.cancelled_at IS NULL AND o.deleted_at IS NULL
      GROUP BY 1
    ) sold ON sold.product_id = p.product_id
    WHERE p.shop_id = ${shopId} AND p.deleted_at IS NULL AND p.status = 'active' ${within}
    ORDER BY sold.orders DESC NULLS LAST, p.product_id LIMIT ${mostRanked}`);
  return rows.map(({ productId }) => productId);
}

/** The first of these products that can be bought now, in their order. */
export async function listBuyable(
  shopId: number,
  productIds: readonly string[],
  count: number,
  now: Date,
  db: Db = pool,
): Promise<Product[]> {
  const place = { key: "result", profileId: "0", source: "picked", productIds, count } as const;
  return (await findProducts(shopId, [place], now, db)).get(place.key) ?? [];
}
