import sql from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";

/** What a flow did in the last 30 days: runs started, messages sent and not sent. */
export interface FlowResult {
  started: number;
  sent: number;
  skipped: number;
}

export async function listFlowResults(shopId: number, now: Date, db: Db = pool): Promise<Map<number, FlowResult>> {
  const rows = await db.query<FlowResult & { flowId: number }>(sql`
    SELECT f.id AS "flowId", coalesce(r.started, 0)::int AS started, coalesce(m.sent, 0)::int AS sent,
      coalesce(m.skipped, 0)::int AS skipped
    FROM flows f
    LEFT JOIN (
      SELECT flow_id, count(*) AS started FROM flow_runs
      WHERE shop_id = ${shopId} AND started_at > ${now}::timestamptz - interval '30 days' GROUP BY 1
    ) r ON r.flow_id = f.id
    LEFT JOIN (
      SELECT program_id, count(*) FILTER (WHERE state = 'sent') AS sent, count(*) FILTER (WHERE state = 'skipped') AS skipped
      FROM messages
      WHERE shop_id = ${shopId} AND source_kind = 'flow' AND queued_at > ${now}::timestamptz - interval '30 days' GROUP BY 1
    ) m ON m.program_id = f.id
    WHERE f.shop_id = ${shopId}`);
  return new Map(rows.map(({ flowId, ...result }) => [flowId, result]));
}
