import sql, { type Sql } from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import type { MessageState } from "~/domains/messages/model";

/** What a flow did in the last 30 days, and how many are in it now. */
export interface FlowResult {
  /** Runs that wait somewhere in it. */
  people: number;
  started: number;
  sent: number;
  skipped: number;
  /** Orders soon after a click in one of its messages: a correlation, not a cause. */
  orders: number;
}

export async function listFlowResults(shopId: number, now: Date, db: Db = pool): Promise<Map<number, FlowResult>> {
  const since = sql`${now}::timestamptz - interval '30 days'`;
  const rows = await db.query<FlowResult & { flowId: number }>(sql`
    SELECT f.id AS "flowId", coalesce(p.people, 0)::int AS people, coalesce(r.started, 0)::int AS started,
      coalesce(m.sent, 0)::int AS sent, coalesce(m.skipped, 0)::int AS skipped, coalesce(b.orders, 0)::int AS orders
    FROM flows f
    LEFT JOIN (
      SELECT flow_id, count(*) AS people FROM flow_runs WHERE shop_id = ${shopId} AND state = 'waiting' GROUP BY 1
    ) p ON p.flow_id = f.id
    LEFT JOIN (
      SELECT flow_id, count(*) AS started FROM flow_runs WHERE shop_id = ${shopId} AND started_at > ${since} GROUP BY 1
    ) r ON r.flow_id = f.id
    LEFT JOIN (
      SELECT program_id, count(*) FILTER (WHERE state = 'sent') AS sent, count(*) FILTER (WHERE state = 'skipped') AS skipped
      FROM messages WHERE shop_id = ${shopId} AND source_kind = 'flow' AND queued_at > ${since} GROUP BY 1
    ) m ON m.program_id = f.id
    LEFT JOIN (${ordersByFlow(shopId, since)}) b ON b.program_id = f.id
    WHERE f.shop_id = ${shopId}`);
  return new Map(rows.map(({ flowId, ...result }) => [flowId, result]));
}

/** Orders since then whose last click was in a flow's message. */
function ordersByFlow(shopId: number, since: Sql): Sql {
  return sql`
    SELECT program_id, count(*) AS orders FROM order_credits
    WHERE shop_id = ${shopId} AND source_kind = 'flow' AND kind = 'last' AND ordered_at > ${since}
    GROUP BY 1`;
}

/** How many messages of a step stand how, and why. */
export interface StepMessages {
  step: string;
  state: MessageState;
  /** Why not, of those that were not sent. */
  reason: string | null;
  count: number;
}

/** What became of the messages that a flow's steps asked for in the last 30 days, of whichever version they were. */
export async function countStepMessages(
  shopId: number,
  flowId: number,
  now: Date,
  db: Db = pool,
): Promise<StepMessages[]> {
  return db.query<StepMessages>(sql`
    SELECT p.step, m.state, CASE WHEN m.state = 'skipped' THEN m.reason END AS reason, count(*)::int AS count
    FROM messages m
    JOIN flow_passages p ON p.shop_id = m.shop_id AND p.run_id = m.source_id AND p.number = m.step
    WHERE m.shop_id = ${shopId} AND m.source_kind = 'flow' AND m.program_id = ${flowId}
      AND m.queued_at > ${now}::timestamptz - interval '30 days'
    GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3`);
}
