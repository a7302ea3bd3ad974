import sql from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import type { Figures } from "~/domains/senders/model";

/**
 * What became of the first marketing mail to each who may be written to because of an import. A mail that was refused
 * outright counts as heard of: nothing more will come of it.
 */
export async function countFirstMail(shopId: number, importId: number, db: Db = pool): Promise<Omit<Figures, "sent">> {
  const [figures] = await db.query<Omit<Figures, "sent">>(sql`
    WITH first AS (
      SELECT DISTINCT ON (m.profile_id) m.id, m.state
      FROM imports i
      JOIN import_rows r ON r.shop_id = ${shopId} AND r.import_id = i.id AND r.mailed_at IS NOT NULL
      JOIN messages m ON m.shop_id = ${shopId} AND m.profile_id = r.profile_id AND m.priority > 0
        AND m.first_attempt_at >= i.asked_at
      WHERE i.shop_id = ${shopId} AND i.id = ${importId}
      ORDER BY m.profile_id, m.first_attempt_at, m.id
    ), told AS (
      SELECT f.message_id, bool_or(f.kind = 'bounced' AND coalesce(f.detail, '') NOT LIKE 'Transient%') AS bounced,
        bool_or(f.kind = 'complained') AS complained
      FROM message_feedback f JOIN first ON first.id = f.message_id
      WHERE f.shop_id = ${shopId} AND f.kind <> 'delayed' GROUP BY f.message_id
    )
    SELECT count(*) FILTER (WHERE told.message_id IS NOT NULL OR first.state = 'failed')::int AS heard,
      count(*) FILTER (WHERE told.bounced)::int AS bounced, count(*) FILTER (WHERE told.complained)::int AS complained
    FROM first LEFT JOIN told ON told.message_id = first.id`);
  return figures ?? { heard: 0, bounced: 0, complained: 0 };
}
