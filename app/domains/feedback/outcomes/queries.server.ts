import sql from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import type { Figures } from "~/domains/senders/model";

/**
 * What became of the mail that was sent since an instant. A mailbox that is full for a while is no bounce: only what
 * came back for good counts.
 */
export async function countOutcomes(shopId: number, from: Date, db: Db = pool): Promise<Figures> {
  const [figures] = await db.query<Figures>(sql`
    WITH sent AS (SELECT id FROM messages WHERE shop_id = ${shopId} AND state = 'sent' AND settled_at > ${from}),
    told AS (
      SELECT f.message_id, bool_or(f.kind = 'bounced' AND coalesce(f.detail, '') NOT LIKE 'Transient%') AS bounced,
        bool_or(f.kind = 'complained') AS complained
      FROM message_feedback f JOIN sent s ON s.id = f.message_id
      WHERE f.shop_id = ${shopId} AND f.kind <> 'delayed' GROUP BY f.message_id)
    SELECT (SELECT count(*) FROM sent)::int AS sent, count(*)::int AS heard,
      count(*) FILTER (WHERE bounced)::int AS bounced, count(*) FILTER (WHERE complained)::int AS complained
    FROM told`);
  return figures ?? { sent: 0, heard: 0, bounced: 0, complained: 0 };
}

/** How many messages were sent since an instant. */
export async function countSent(shopId: number, since: Date, db: Db = pool): Promise<number> {
  const [row] = await db.query<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM messages WHERE shop_id = ${shopId} AND state = 'sent' AND settled_at > ${since}`);
  return row?.count ?? 0;
}
