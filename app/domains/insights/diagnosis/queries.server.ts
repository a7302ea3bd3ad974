import sql, { raw, type Sql } from "sql-template-tag";
import { db as pool, type Db, type Tx } from "~/db.server";
import type { Benchmark } from "./model";

const days = 90;
/** An order is waited for so long after a click. */
const orderDays = 5;

const columns = raw("segment_id, sent, delivered, clicked, ordered_after_click, late, people, buyers");

/** Counts what became of the mail of each segment in the last 90 days; of mails so young that an order may still come, none. */
export async function countFacts(shopId: number, now: Date, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM mail_facts WHERE shop_id = ${shopId}`);
  await tx.query(sql`
    INSERT INTO mail_facts (shop_id, ${columns})
    SELECT ${shopId}::int, ${columns} FROM (${facts(shopId, now)}) f`);
}

/** What was counted last of each segment that was written to, by id. */
export async function findFacts(shopId: number, db: Db = pool): Promise<Map<number, Benchmark>> {
  const rows = await db.query<Benchmark & { id: number }>(sql`
    SELECT segment_id AS id, sent, delivered, clicked, ordered_after_click AS "orderedAfterClick", late, people, buyers
    FROM mail_facts WHERE shop_id = ${shopId}`);
  return new Map(rows.map(({ id, ...found }) => [id, found]));
}

export async function eraseShopFacts(shopId: number, tx: Tx): Promise<void> {
  await tx.query(sql`DELETE FROM mail_facts WHERE shop_id = ${shopId}`);
}

function facts(shopId: number, now: Date): Sql {
  return sql`
    WITH own AS MATERIALIZED (
      SELECT m.id, m.profile_id, m.segment_id, m.settled_at, m.source_kind, m.source_id FROM messages m
      WHERE m.shop_id = ${shopId} AND m.state = 'sent' AND m.segment_id IS NOT NULL
        AND m.queued_at > ${now}::timestamptz - make_interval(days => ${days + orderDays})
        AND m.settled_at > ${now}::timestamptz - make_interval(days => ${days})
        AND m.settled_at <= ${now}::timestamptz - make_interval(days => ${orderDays + 2})
    ), told AS (
      SELECT o.*, c.clicked_at, c.delivered OR c.clicked_at IS NOT NULL AS delivered, b.began_at
      FROM own o
      CROSS JOIN LATERAL (
        SELECT min(f.occurred_at) FILTER (WHERE f.kind = 'clicked') AS clicked_at,
          coalesce(bool_or(f.kind = 'delivered'), false) AS delivered
        FROM message_feedback f WHERE f.shop_id = ${shopId} AND f.message_id = o.id
      ) c
      LEFT JOIN LATERAL (
        SELECT r.triggered_at AS began_at FROM flow_runs r
        WHERE o.source_kind = 'flow' AND r.shop_id = ${shopId} AND r.id = o.source_id
      ) b ON true
    )
    SELECT segment_id, count(*)::int AS sent, (count(*) FILTER (WHERE delivered))::int AS delivered,
      count(clicked_at)::int AS clicked,
      (count(*) FILTER (WHERE clicked_at IS NOT NULL AND ${hasOrdered(shopId, sql`clicked_at`, sql`clicked_at + make_interval(days => ${orderDays})`)}))::int AS ordered_after_click,
      (count(*) FILTER (WHERE began_at IS NOT NULL AND (${hasOrdered(shopId, sql`began_at`, sql`settled_at`)} OR NOT EXISTS (
        SELECT 1 FROM memberships s WHERE s.shop_id = ${shopId} AND s.profile_id = told.profile_id AND s.segment_id = told.segment_id
          AND s.entered_at <= told.settled_at AND coalesce(s.left_at, 'infinity') > told.settled_at))))::int AS late,
      count(DISTINCT profile_id)::int AS people,
      (count(DISTINCT profile_id) FILTER (WHERE ${hasOrdered(shopId, sql`settled_at - interval '15 days'`, sql`settled_at + interval '15 days'`)}))::int AS buyers
    FROM told GROUP BY segment_id`;
}

function hasOrdered(shopId: number, from: Sql, until: Sql): Sql {
  return sql`EXISTS (SELECT 1 FROM orders p WHERE p.shop_id = ${shopId} AND p.profile_id = told.profile_id
    AND p.processed_at > ${from} AND p.processed_at <= ${until} AND p.cancelled_at IS NULL AND p.deleted_at IS NULL)`;
}

/** Which message a segment is written to with most: what sends it, and the template. Null when it is not written to. */
export interface MainSend {
  sourceKind: string;
  programId: number;
  templateKey: string;
}

export async function findMainSend(
  shopId: number,
  segmentId: number,
  now: Date,
  db: Db = pool,
): Promise<MainSend | null> {
  const [row] = await db.query<MainSend>(sql`
    SELECT source_kind AS "sourceKind", program_id AS "programId", template_key AS "templateKey" FROM messages
    WHERE shop_id = ${shopId} AND segment_id = ${segmentId} AND state = 'sent' AND source_kind IN ('flow', 'campaign')
      AND queued_at > ${now}::timestamptz - make_interval(days => ${days})
    GROUP BY 1, 2, 3 ORDER BY count(*) DESC, 1, 2, 3 LIMIT 1`);
  return row ?? null;
}
