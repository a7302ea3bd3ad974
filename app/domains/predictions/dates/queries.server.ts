import sql from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import type { DatedProfile } from "~/domains/traits/index.server";

/**
 * Whose next order is expected on a day from `fromDay` to `toDay`, both included, by the shop's calendar, of whom are not
 * lost: as foretold from the orders they have, nobody of whom none is expected within a year; where nothing is foretold,
 * their own rhythm after the last.
 */
export async function listExpectedOrders(
  shopId: number,
  fromDay: string,
  toDay: string,
  db: Db = pool,
): Promise<DatedProfile[]> {
  return db.query<DatedProfile>(sql`
    SELECT d.profile_id AS "profileId", to_char(d.day, 'YYYY-MM-DD') AS day
    FROM (
      SELECT t.profile_id, (expected.at AT TIME ZONE s.timezone)::date AS day
      FROM profile_traits t JOIN shops s ON s.id = t.shop_id
      LEFT JOIN profile_predictions p
        ON p.shop_id = ${shopId} AND p.profile_id = t.profile_id AND p.last_order_at = t.last_order_at
      CROSS JOIN LATERAL (
        SELECT CASE WHEN p.profile_id IS NULL THEN t.last_order_at + make_interval(secs => t.rhythm_seconds)
          ELSE p.next_order_at END AS at
      ) expected
      WHERE t.shop_id = ${shopId} AND t.order_count > 0 AND t.lifecycle_stage <> 'lost'
        AND expected.at >= (${fromDay}::date - 1)::timestamptz AND expected.at < (${toDay}::date + 2)::timestamptz
    ) d
    JOIN profiles p ON p.shop_id = ${shopId} AND p.id = d.profile_id AND p.merged_into IS NULL AND p.deleted_at IS NULL
    WHERE d.day BETWEEN ${fromDay}::date AND ${toDay}::date
    ORDER BY d.day, d.profile_id`);
}
